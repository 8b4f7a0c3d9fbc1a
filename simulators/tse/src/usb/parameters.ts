import { concat, text } from '../crypto/der.ts';
import { WireError } from './wire-error.ts';

const TYPE = { byte: 0x01, byteArray: 0x02, short: 0x03, string: 0x04, longArray: 0x05 } as const;

/** A value of a command as it came over the wire. */
export type Parameter =
  | { readonly type: 'byte' | 'short'; readonly value: number }
  | { readonly type: 'byteArray'; readonly value: Uint8Array }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'longArray'; readonly value: readonly number[] };

const decoder = new TextDecoder('utf-8', { fatal: false });

/** Parameters of a command; anything malformed is `CommandDataInvalid`. */
export function parseParameters(bytes: Uint8Array): readonly Parameter[] {
  const found: Parameter[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    if (at + 3 > bytes.length) throw new WireError('commandDataInvalid');
    const length = view.getUint16(at + 1);
    const end = at + 3 + length;
    if (end > bytes.length) throw new WireError('commandDataInvalid');
    found.push(parameterOf(bytes[at] ?? 0, bytes.slice(at + 3, end)));
    at = end;
  }
  return found;
}

function parameterOf(type: number, value: Uint8Array): Parameter {
  switch (type) {
    case TYPE.byte:
      return { type: 'byte', value: unsigned(value) ?? 0 };
    case TYPE.short:
      return { type: 'short', value: unsigned(value) ?? 0 };
    case TYPE.byteArray:
      return { type: 'byteArray', value };
    case TYPE.string:
      return { type: 'string', value: decoder.decode(value) };
    case TYPE.longArray:
      return { type: 'longArray', value: longs(value) };
    default:
      throw new WireError('commandDataInvalid');
  }
}

function longs(value: Uint8Array): readonly number[] {
  const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
  return Array.from({ length: value.length >> 2 }, (_, index) => view.getUint32(index * 4));
}

/**
 * A number sent as BYTE_ARRAY: unsigned, big endian, of any length, because clients differ (4 bytes, 8 bytes, minimal).
 * Empty means "none". Values beyond 2^53 become Infinity: clients send FFFFFFFFFFFFFFFF for "no limit".
 */
export function unsigned(bytes: Uint8Array): number | undefined {
  if (bytes.length === 0) return undefined;
  let value = 0;
  for (const byte of bytes) value = value * 0x100 + byte;
  return value > Number.MAX_SAFE_INTEGER ? Number.POSITIVE_INFINITY : value;
}

/** Big-endian bytes of a number in a fixed width. */
export function fixedBytes(value: number, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  let rest = value;
  for (let at = width - 1; at >= 0; at--) {
    bytes[at] = rest % 0x100;
    rest = Math.floor(rest / 0x100);
  }
  return bytes;
}

function parameter(type: number, value: Uint8Array): Uint8Array {
  return concat(Uint8Array.of(type), fixedBytes(value.length, 2), value);
}

/** Encoders for answers. */
export const encode = {
  byte: (value: number) => parameter(TYPE.byte, Uint8Array.of(value)),
  short: (value: number) => parameter(TYPE.short, fixedBytes(value, 2)),
  bytes: (value: Uint8Array) => parameter(TYPE.byteArray, value),
  string: (value: string) => parameter(TYPE.string, text(value)),
  longs: (values: readonly number[]) =>
    parameter(TYPE.longArray, concat(...values.map((value) => fixedBytes(value, 4)))),
} as const;

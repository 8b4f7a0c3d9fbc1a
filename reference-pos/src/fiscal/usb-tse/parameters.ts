import { TseError } from '../tse/tse-error.ts';

/**
 * Parameters of stick commands and answers: type (1 byte), length (2, big endian), value. Numbers travel as byte arrays,
 * big endian, of any length. (cryptovision protocol as its public clients speak it.)
 */
export type Parameter =
  | { readonly type: 'byte'; readonly value: number }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'short'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'longs'; readonly value: readonly number[] };

const types = { byte: 0x01, bytes: 0x02, short: 0x03, text: 0x04, longs: 0x05 } as const;

export const text = (value: string): Parameter => ({ type: 'text', value });
export const short = (value: number): Parameter => ({ type: 'short', value });
export const bytes = (value: Uint8Array): Parameter => ({ type: 'bytes', value });
/** Text that the stick takes as bytes (PINs, processData). */
export const textBytes = (value: string): Parameter => bytes(new TextEncoder().encode(value));

/** A whole number in four bytes. */
export function number4(value: number): Parameter {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, value);
  return bytes(four);
}

export function encodeParameters(parameters: readonly Parameter[]): Uint8Array {
  return Buffer.concat(
    parameters.map((parameter) => {
      const value = encodeValue(parameter);
      return Buffer.concat([Uint8Array.of(types[parameter.type], value.length >> 8, value.length & 0xff), value]);
    }),
  );
}

function encodeValue(parameter: Parameter): Uint8Array {
  switch (parameter.type) {
    case 'byte':
      return Uint8Array.of(parameter.value);
    case 'short':
      return Uint8Array.of(parameter.value >> 8, parameter.value & 0xff);
    case 'bytes':
      return parameter.value;
    case 'text':
      return new TextEncoder().encode(parameter.value);
    case 'longs':
      return Buffer.concat(parameter.value.map((value) => encodeValue(number4(value))));
  }
}

/** Reads an answer's parameters; anything that does not fit is a `protocol` error. */
export function decodeParameters(data: Uint8Array): readonly Parameter[] {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const parameters: Parameter[] = [];
  for (let at = 0; at < data.length; ) {
    if (at + 3 > data.length) throw garbled('Parameter abgeschnitten');
    const length = view.getUint16(at + 1);
    const value = data.subarray(at + 3, at + 3 + length);
    if (value.length !== length) throw garbled('Parameter zu kurz');
    parameters.push(decodeValue(data[at] ?? 0, value));
    at += 3 + length;
  }
  return parameters;
}

function decodeValue(type: number, value: Uint8Array): Parameter {
  switch (type) {
    case types.byte:
      return { type: 'byte', value: value[0] ?? 0 };
    case types.bytes:
      return { type: 'bytes', value: value.slice() };
    case types.short:
      return { type: 'short', value: numberOf(value) };
    case types.text:
      return { type: 'text', value: new TextDecoder().decode(value) };
    case types.longs:
      return {
        type: 'longs',
        value: Array.from({ length: value.length >> 2 }, (_, at) => numberOf(value.subarray(4 * at, 4 * at + 4))),
      };
    default:
      throw garbled(`Parametertyp ${type}`);
  }
}

/** An unsigned big-endian number of any length. */
export function numberOf(value: Uint8Array): number {
  return value.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function bytesAt(parameters: readonly Parameter[], index: number): Uint8Array {
  const parameter = parameters[index];
  if (parameter?.type !== 'bytes') throw garbled(`Antwortfeld ${index} fehlt`);
  return parameter.value;
}

export function numberAt(parameters: readonly Parameter[], index: number): number {
  const parameter = parameters[index];
  if (parameter?.type === 'byte' || parameter?.type === 'short') return parameter.value;
  return numberOf(bytesAt(parameters, index));
}

export function garbled(detail: string): TseError {
  return new TseError('protocol', { detail, isOutcomeUnknown: true });
}

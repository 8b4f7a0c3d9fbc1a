import { fromBcd } from './bcd.ts';
import { BITMAPS, type BitmapFormat } from './bitmap-table.ts';
import { encodeLength, parseTlv, readLength, type Tlv } from './tlv.ts';

/** One field of a message: the tag, and what it holds without its length. */
export interface Field {
  readonly bmp: number;
  readonly value: Uint8Array;
}

export type ParsedFields =
  | { readonly ok: true; readonly fields: readonly Field[] }
  /** `unknown`: a bitmap that is in no table, so that its end cannot be known; `cut`: a field leads outside the message. */
  | { readonly ok: false; readonly why: 'unknown' | 'cut'; readonly bmp: number };

/** Reads the bitmaps of a message. */
export function parseFields(bytes: Uint8Array): ParsedFields {
  const fields: Field[] = [];
  let at = 0;
  while (at < bytes.length) {
    const bmp = bytes[at]!;
    const kind = BITMAPS.get(bmp);
    if (kind === undefined) return { ok: false, why: 'unknown', bmp };
    const extent = measure(bytes, at + 1, kind.format);
    if (extent === undefined || extent.end > bytes.length) return { ok: false, why: 'cut', bmp };
    fields.push({ bmp, value: bytes.slice(extent.from, extent.end) });
    at = extent.end;
  }
  return { ok: true, fields };
}

function measure(bytes: Uint8Array, at: number, format: BitmapFormat): { from: number; end: number } | undefined {
  if (typeof format === 'number') return { from: at, end: at + format };
  if (format === 'TLV') {
    const length = readLength(bytes, at);
    return length && { from: length.next, end: length.next + length.value };
  }
  const digits = format === 'LLVAR' ? 2 : 3;
  let count = 0;
  for (let index = 0; index < digits; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined || byte >> 4 !== 0xf || (byte & 0xf) > 9) return undefined;
    count = count * 10 + (byte & 0xf);
  }
  return { from: at + digits, end: at + digits + count };
}

export function encodeFields(fields: readonly Field[]): Uint8Array {
  return Uint8Array.from(fields.flatMap(({ bmp, value }) => [bmp, ...prefix(bmp, value.length), ...value]));
}

function prefix(bmp: number, length: number): readonly number[] {
  const format = BITMAPS.get(bmp)?.format;
  if (format === undefined) throw new RangeError(`There is no bitmap ${bmp.toString(16)} in the table.`);
  if (format === 'TLV') return encodeLength(length);
  if (typeof format === 'number') {
    if (format !== length) throw new RangeError(`Bitmap ${bmp.toString(16)} has ${format} bytes, not ${length}.`);
    return [];
  }
  const digits = String(length).padStart(format === 'LLVAR' ? 2 : 3, '0');
  return [...digits].map((digit) => 0xf0 + Number(digit));
}

export function field(bmp: number, value: Uint8Array | readonly number[]): Field {
  return { bmp, value: Uint8Array.from(value) };
}

/** What people look for in the fields of a command. */
export class FieldSet {
  readonly fields: readonly Field[];

  constructor(fields: readonly Field[]) {
    this.fields = fields;
  }

  get(bmp: number): Uint8Array | undefined {
    return this.fields.find((one) => one.bmp === bmp)?.value;
  }

  number(bmp: number): number | undefined {
    const value = this.get(bmp);
    return value && fromBcd(value);
  }

  /** TLV objects of BMP 06; empty when there are none or they are damaged. */
  get tlv(): readonly Tlv[] {
    return parseTlv(this.get(0x06) ?? new Uint8Array()) ?? [];
  }
}

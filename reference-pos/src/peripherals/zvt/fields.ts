import { berLength } from './ber-length.ts';
import { readTlv, type TlvItem } from './tlv.ts';

/** How long each bitmap is (PA00P015 chapter 13): bytes, `2` or `3` counting digits `Fx`, or BER. */
const lengths: ReadonlyMap<number, number | 'll' | 'lll' | 'tlv'> = new Map<number, number | 'll' | 'lll' | 'tlv'>([
  ...each([0x01, 0x02, 0x03, 0x05, 0x19, 0x27, 0x72, 0x73, 0x74, 0x75, 0x8a, 0x8c, 0xa0], 1),
  ...each([0xd0, 0xd2, 0xd3, 0xe0, 0xe9, 0xea, 0xf0, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd], 1),
  ...each([0x0d, 0x0e, 0x17, 0x3a, 0x49, 0x87], 2),
  ...each([0x0b, 0x0c, 0x37, 0x3d, 0x88, 0xaa], 3),
  ...each([0x29, 0x70, 0x71], 4),
  ...each([0xba], 5),
  ...each([0x04], 6),
  ...each([0x3b, 0xeb], 8),
  ...each([0x2a], 15),
  ...each([0x22, 0x23, 0x2d, 0x4c, 0x8b, 0xa7, 0xd1, ...range(0xe1, 0xe8), ...range(0xf1, 0xf8)], 'll' as const),
  ...each([0x24, 0x2e, 0x3c, 0x60, 0x92, 0x9a, 0xaf], 'lll' as const),
  ...each([0x06], 'tlv' as const),
]);

function each<T>(bitmaps: readonly number[], length: T): [number, T][] {
  return bitmaps.map((bitmap) => [bitmap, length]);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** The bitmaps of one message by number; what comes after an unreadable one is lost, and `isWhole` says so. */
export class BitmapFields {
  readonly #values = new Map<number, Uint8Array>();
  readonly isWhole: boolean;

  constructor(bytes: Uint8Array) {
    let at = 0;
    while (at < bytes.length) {
      const place = locate(bytes, at);
      if (!place || place.end > bytes.length) break;
      const bitmap = bytes[at] ?? 0;
      // Of a bitmap that comes twice the first counts.
      if (!this.#values.has(bitmap)) this.#values.set(bitmap, bytes.slice(place.start, place.end));
      at = place.end;
    }
    this.isWhole = at >= bytes.length;
  }

  get(bitmap: number): Uint8Array | undefined {
    return this.#values.get(bitmap);
  }

  byte(bitmap: number): number | undefined {
    return this.#values.get(bitmap)?.[0];
  }

  /** Text in Latin letters, without the blanks and zeros that fill it up. */
  text(bitmap: number): string | undefined {
    const value = this.#values.get(bitmap);
    const text =
      value &&
      Buffer.from(value)
        .toString('latin1')
        .replace(/[\0 ]+$/g, '');
    return text === '' ? undefined : text;
  }

  get tlv(): readonly TlvItem[] {
    return readTlv(this.#values.get(0x06) ?? new Uint8Array());
  }
}

function locate(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const length = lengths.get(bytes[at] ?? -1);
  if (length === undefined) return undefined;
  if (typeof length === 'number') return { start: at + 1, end: at + 1 + length };
  if (length === 'tlv') return berLength(bytes, at + 1);
  const count = length === 'll' ? 2 : 3;
  let size = 0;
  for (const byte of bytes.subarray(at + 1, at + 1 + count)) {
    if (byte < 0xf0 || byte > 0xf9) return undefined;
    size = size * 10 + (byte - 0xf0);
  }
  const start = at + 1 + count;
  return start > bytes.length ? undefined : { start, end: start + size };
}

import { constants, crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

/** Once rows are differences, paper is runs of zeros: looking for nothing but runs is faster than level 1 and as small. */
const PACKING = { level: 1, strategy: constants.Z_RLE };
/** PNG's filter "up": a row is what it has beyond the row above it. */
const UP = 2;

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** A one-bit greyscale PNG: one pixel is one dot, black dots black. */
export function encodePng(dots: Bitmap, dpi: number): Uint8Array {
  const header = new Uint8Array(13);
  const fields = new DataView(header.buffer);
  fields.setUint32(0, dots.width);
  fields.setUint32(4, dots.height);
  header.set([1, 0, 0, 0, 0], 8);
  const perMetre = Math.round(dpi / 0.0254);
  const physical = new Uint8Array(9);
  const sizes = new DataView(physical.buffer);
  sizes.setUint32(0, perMetre);
  sizes.setUint32(4, perMetre);
  physical[8] = 1;
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('pHYs', physical),
    chunk('IDAT', deflateSync(filteredRows(dots), PACKING)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, 'latin1');
  bytes.set(data, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** Rows as a PNG has them: a filter byte, then the differences to the row above. 1 is white where there is no palette. */
function filteredRows({ bytes, stride, height }: Bitmap): Uint8Array {
  const rows = zeros((stride + 1) * height);
  rows[0] = UP;
  for (let i = 0; i < stride; i++) rows[i + 1] = ~bytes[i]!;
  const canReadWords = stride % 4 === 0 && bytes.byteOffset % 4 === 0;
  if (canReadWords) differencesByWord(rows, bytes, stride, height);
  else differencesByByte(rows, bytes, stride, height);
  return rows;
}

/** Room for the rows of a usual receipt is kept for the next one: they are packed before anybody else can ask for it. */
const MOST_KEPT_BYTES = 1_000_000;
let kept = new Uint8Array(0);

function zeros(length: number): Uint8Array {
  if (length > MOST_KEPT_BYTES) return new Uint8Array(length);
  if (kept.length < length) kept = new Uint8Array(length);
  return kept.subarray(0, length).fill(0);
}

/** White minus white above: black above minus black. */
function differencesByByte(rows: Uint8Array, bytes: Uint8Array, stride: number, height: number): void {
  for (let y = 1, from = stride, to = stride + 1; y < height; y++) {
    rows[to++] = UP;
    for (const end = from + stride; from < end; from++, to++) rows[to] = bytes[from - stride]! - bytes[from]!;
  }
}

/** The same four bytes at a time: on most of the paper they equal those above, and the rows are zeros already. */
function differencesByWord(rows: Uint8Array, bytes: Uint8Array, stride: number, height: number): void {
  const across = stride / 4;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, across * height);
  for (let y = 1, word = across, to = stride + 1; y < height; y++) {
    rows[to++] = UP;
    for (const end = word + across; word < end; word++, to += 4) {
      if (words[word] === words[word - across]) continue;
      for (let i = 0; i < 4; i++) rows[to + i] = bytes[(word - across) * 4 + i]! - bytes[word * 4 + i]!;
    }
  }
}

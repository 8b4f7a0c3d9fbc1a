import { crc32, deflateSync } from 'node:zlib';
import type { Bitmap } from './bitmap.ts';

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
    chunk('IDAT', deflateSync(whiteRows(dots), { level: 1 })),
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

/** Rows as a PNG has them: a filter byte each (none), and 1 is white where there is no palette. */
function whiteRows({ bytes, stride, height }: Bitmap): Uint8Array {
  const rows = new Uint8Array((stride + 1) * height);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    to += 1;
    for (const end = from + stride; from < end; from++, to++) rows[to] = ~bytes[from]!;
  }
  return rows;
}

import { crc32, deflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export interface Dots {
  readonly widthDots: number;
  readonly heightDots: number;
  /** One byte per dot, 1 is black. */
  readonly dots: Uint8Array;
}

/** Black dots on white as PNG, one bit a dot (ISO/IEC 15948). */
export function encodePng({ widthDots, heightDots, dots }: Dots): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthDots, 0);
  header.writeUInt32BE(heightDots, 4);
  header.set([1, 0, 0, 0, 0], 8); // 1 bit, greyscale, deflate, adaptive filter, not interlaced
  const bytesPerRow = Math.ceil(widthDots / 8);
  const rows = Buffer.alloc(heightDots * (bytesPerRow + 1));
  for (let y = 0; y < heightDots; y++) {
    const start = y * (bytesPerRow + 1) + 1; // filter 0
    rows.fill(0xff, start, start + bytesPerRow);
    for (let x = 0; x < widthDots; x++) {
      if (dots[y * widthDots + x]) rows[start + (x >> 3)]! &= ~(0x80 >> (x & 7));
    }
  }
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

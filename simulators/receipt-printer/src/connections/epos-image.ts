import { GS } from '../protocol/control-bytes.ts';

/** Thresholds of an ordered dither, 4 × 4, for sixteen levels of grey. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

/** `image` as a raster command; missing rows are left out. Grey of sixteen levels (0 white) is dithered. */
export function eposImage(a: Readonly<Record<string, string>>, text: string): Uint8Array {
  const width = Number(a['width']);
  const stride = (width + 7) >> 3;
  const sent = Buffer.from(text.replace(/\s+/g, ''), 'base64');
  // No more rows than there are data for: a size alone must not cost half a gigabyte.
  const sentStride = a['mode'] === 'gray16' ? (width + 1) >> 1 : stride;
  const height = Math.min(Number(a['height']), Math.ceil(sent.length / sentStride));
  const rows = Buffer.alloc(stride * height);
  if (a['mode'] === 'gray16') dither(sent, rows, width, height);
  else sent.copy(rows);
  const head = Uint8Array.of(GS, 0x76, 0x30, 0, stride & 0xff, stride >> 8, height & 0xff, height >> 8);
  return Buffer.concat([head, rows]);
}

function dither(grey: Uint8Array, rows: Uint8Array, width: number, height: number): void {
  const greyStride = (width + 1) >> 1;
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pair = grey[y * greyStride + (x >> 1)] ?? 0;
      const level = x % 2 === 0 ? pair >> 4 : pair & 0x0f;
      if (level > BAYER[(y % 4) * 4 + (x % 4)]!) rows[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
}

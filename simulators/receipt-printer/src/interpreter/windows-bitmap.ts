import { Bitmap } from '../paper/bitmap.ts';

const DARK = 0x80;

/** A one-bit, uncompressed Windows bitmap as dots; nothing for any other kind. */
export function readWindowsBitmap(file: Uint8Array): Bitmap | undefined {
  if (file.length < 62 || file[0] !== 0x42 || file[1] !== 0x4d) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [pixels, headerSize] = [view.getUint32(10, true), view.getUint32(14, true)];
  const [width, signedHeight] = [view.getInt32(18, true), view.getInt32(22, true)];
  const height = Math.abs(signedHeight);
  const isOneBit = view.getUint16(28, true) === 1 && view.getUint32(30, true) === 0;
  if (!isOneBit || width <= 0 || width > 2400 || height === 0 || height > 2400) return undefined;
  const isBlack = [0, 1].map((index) => (file[14 + headerSize + index * 4 + 1] ?? 0) < DARK);
  const stride = ((width + 31) >> 5) << 2;
  const bitmap = new Bitmap(width, height);
  for (let y = 0; y < height; y++) {
    // Rows run from the bottom unless the height is negative.
    const row = pixels + (signedHeight > 0 ? height - 1 - y : y) * stride;
    for (let x = 0; x < width; x++) {
      const index = ((file[row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
      if (isBlack[index]) bitmap.set(x, y);
    }
  }
  return bitmap;
}

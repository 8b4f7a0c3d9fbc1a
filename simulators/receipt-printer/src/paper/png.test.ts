import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import { salonReceipt } from '../../test/salon-receipt.ts';
import { Bitmap } from './bitmap.ts';
import { encodePng } from './png.ts';

/** Black dots as a foreign decoder sees them, row by row. */
function blackDots(png: Uint8Array): string[] {
  const { width, height, depth, channels, data } = decode(png);
  expect([depth, channels]).toEqual([1, 1]);
  const stride = Math.ceil(width / 8);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => ((data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? ' ' : '#')).join(''),
  );
}

function dotsOf(bitmap: Bitmap): string[] {
  return Array.from({ length: bitmap.height }, (_, y) =>
    Array.from({ length: bitmap.width }, (_, x) => (bitmap.get(x, y) ? '#' : ' ')).join(''),
  );
}

describe('a PNG of the paper', () => {
  it('has every dot of any picture, whatever its width', () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 80 }),
        height: fc.integer({ min: 1, max: 12 }),
        isAligned: fc.boolean(),
      })
      .chain(({ width, height, isAligned }) => {
        const length = Math.ceil(width / 8) * height;
        return fc.uint8Array({ minLength: length, maxLength: length }).map((ink) => {
          const room = new Uint8Array(length + 1);
          const bytes = room.subarray(isAligned ? 0 : 1).subarray(0, length);
          bytes.set(ink);
          return new Bitmap(width, height, bytes);
        });
      });
    fc.assert(
      fc.property(picture, (bitmap) => {
        expect(blackDots(encodePng(bitmap, 203))).toEqual(dotsOf(bitmap));
      }),
    );
  });

  it('has every dot of a receipt, and takes less than a seventh of their room', () => {
    const [receipt] = new BenchPrinter().send(salonReceipt()).receipts;
    const png = receipt!.toPng();
    const bitmap = receipt!.toBitmap();
    expect(blackDots(png)).toEqual(dotsOf(bitmap));
    expect(png.length).toBeLessThan(bitmap.bytes.length / 7);
  });
});

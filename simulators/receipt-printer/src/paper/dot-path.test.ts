import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Bitmap } from './bitmap.ts';
import { dotPath } from './dot-path.ts';

/** Fills the rectangles of a path again. */
function drawn(path: string, width: number, height: number): Bitmap {
  const bitmap = new Bitmap(width, height);
  for (const [, x, y, w, h] of path.matchAll(/M(\d+) (\d+)h(\d+)v(\d+)h-\d+z/g)) {
    bitmap.fill(Number(x), Number(y), Number(w), Number(h));
  }
  return bitmap;
}

describe('the dots as a path', () => {
  it('cover exactly the black dots', () => {
    const size = fc.record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 12 }) });
    fc.assert(
      fc.property(size, fc.array(fc.nat(479), { maxLength: 200 }), ({ width, height }, places) => {
        const bitmap = new Bitmap(width, height);
        for (const place of places) bitmap.fill(place % width, Math.floor(place / width) % height, 3, 1);
        const path = dotPath(bitmap, 0, 1000)!;
        expect(drawn(path, width, height).bytes).toEqual(bitmap.bytes);
      }),
    );
  });

  it('is one rectangle for a block', () => {
    const bitmap = new Bitmap(30, 20);
    bitmap.fill(3, 4, 20, 10);
    expect(dotPath(bitmap, 5, 10)).toBe('M8 4h20v10h-20z');
  });

  it('is given up when it would be endless', () => {
    const bitmap = new Bitmap(
      64,
      64,
      new Uint8Array(512).map((_, i) => ((i >> 3) & 1 ? 0x55 : 0xaa)),
    );
    expect(dotPath(bitmap, 0, 1000)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Bitmap } from './bitmap.ts';

const bitmaps = (most: { width: number; height: number }) =>
  fc
    .record({ width: fc.integer({ min: 1, max: most.width }), height: fc.integer({ min: 1, max: most.height }) })
    .chain(({ width, height }) =>
      fc.array(fc.boolean(), { minLength: width * height, maxLength: width * height }).map((dots) => {
        const bitmap = new Bitmap(width, height);
        for (const [i, isBlack] of dots.entries()) if (isBlack) bitmap.set(i % width, Math.floor(i / width));
        return bitmap;
      }),
    );

it('lays a picture over another as if each black dot were set by itself', () => {
  const place = fc.record({ x: fc.integer({ min: -20, max: 60 }), y: fc.integer({ min: -12, max: 20 }) });
  fc.assert(
    fc.property(
      bitmaps({ width: 60, height: 16 }),
      bitmaps({ width: 30, height: 12 }),
      place,
      (paper, ink, { x, y }) => {
        const expected = new Bitmap(paper.width, paper.height, paper.bytes.slice());
        for (let row = 0; row < ink.height; row++) {
          for (let column = 0; column < ink.width; column++)
            if (ink.get(column, row)) expected.set(x + column, y + row);
        }
        paper.draw(ink, x, y);
        for (let row = 0; row < paper.height; row++) {
          for (let column = 0; column < paper.width; column++) {
            expect(paper.get(column, row)).toBe(expected.get(column, row));
          }
        }
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

describe('chance from a seed', () => {
  it('is the same for the same name and another for another', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(new SeededRandom(a).bytes(16)).toEqual(new SeededRandom(a).bytes(16));
        if (a !== b) expect(new SeededRandom(a).bytes(16)).not.toEqual(new SeededRandom(b).bytes(16));
      }),
    );
  });

  it('drawing from one stream does not shift another', () => {
    const quiet = new SeededRandom('seed');
    const busy = new SeededRandom('seed');
    for (let i = 0; i < 10; i++) busy.stream('faults').fraction();
    expect(busy.bytes(8)).toEqual(quiet.bytes(8));
    busy.bytes(100);
    expect(busy.stream('disk').bytes(8)).toEqual(quiet.stream('disk').bytes(8));
  });

  it('spreads evenly', () => {
    const random = new SeededRandom('even');
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) counts[random.integer(0, 9)]!++;
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { netOfGross, type VatRate, vatSums } from './vat.ts';

test('a bill over two rates and a tip adds up as the worked example does', () => {
  const bill: { vatRate: VatRate; totalCents: number }[] = [
    { vatRate: 19, totalCents: 6200 },
    { vatRate: 19, totalCents: 1690 },
    { vatRate: 7, totalCents: 450 },
    { vatRate: 0, totalCents: 500 },
  ];
  expect(vatSums(bill)).toEqual([
    { rate: 19, key: 1, grossCents: 7890, netCents: 6630, taxCents: 1260 },
    { rate: 7, key: 2, grossCents: 450, netCents: 421, taxCents: 29 },
    { rate: 0, key: 5, grossCents: 500, netCents: 500, taxCents: 0 },
  ]);
});

test.each([
  [5000, 4202],
  [1200, 1008],
  [6200, 5210],
])('%i cents gross at 19 %% are %i net', (gross, net) => {
  expect(netOfGross(gross, 19)).toBe(net);
});

test('a cancellation is the bill with the other sign, and net is never off by more than half a cent', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), fc.constantFrom<VatRate>(19, 7, 0), (gross, rate) => {
      const net = netOfGross(gross, rate);
      const isNear = Math.abs(net * (100 + rate) - gross * 100) * 2 <= 100 + rate;
      return isNear && netOfGross(-gross, rate) === (net === 0 ? -0 : -net);
    }),
  );
});

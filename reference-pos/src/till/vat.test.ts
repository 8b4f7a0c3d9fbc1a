import fc from 'fast-check';
import { expect, test } from 'vitest';
import { netOfGross, type VatRate, vatAt, vatSums } from './vat.ts';

test('a bill over two rates and a tip adds up as the worked example does', () => {
  const bill = [
    { vatKey: 1, vatRate: 19, totalCents: 6200 },
    { vatKey: 1, vatRate: 19, totalCents: 1690 },
    { vatKey: 2, vatRate: 7, totalCents: 450 },
    { vatKey: 5, vatRate: 0, totalCents: 500 },
  ] as const;
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

test.each([
  ['general', '2020-06-30T12:00:00Z', 11, 19],
  ['general', '2020-06-30T22:30:00Z', 21, 16], // past midnight in Berlin
  ['general', '2020-12-31T12:00:00Z', 21, 16],
  ['general', '2026-11-25T12:00:00Z', 1, 19],
  ['reduced', '2020-07-01T12:00:00Z', 22, 5],
  ['reduced', '2026-11-25T12:00:00Z', 2, 7],
  ['none', '2026-11-25T12:00:00Z', 5, 0],
] as const)('%s on %s is key %i at %i %% (LAW-35)', (vatClass, day, vatKey, vatRate) => {
  expect(vatAt(vatClass, Date.parse(day))).toEqual({ vatKey, vatRate });
});

test('a Kleinunternehmer charges no VAT on anything', () => {
  expect(vatAt('general', Date.UTC(2026, 0), true)).toEqual({ vatKey: 6, vatRate: 0 });
  expect(vatAt('none', Date.UTC(2026, 0), true)).toEqual({ vatKey: 5, vatRate: 0 });
});

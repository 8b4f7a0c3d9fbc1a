import { expect, test } from 'vitest';
import { abandonedProcessData, receiptProcessData } from './process-data.ts';

test.each([
  [[{ rate: 7, grossCents: 255 }], 255, 'Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar'],
  [
    [
      { rate: 19, grossCents: 7890 },
      { rate: 7, grossCents: 450 },
      { rate: 0, grossCents: 500 },
    ],
    8840,
    'Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Bar',
  ],
  [[], 5000, 'Beleg^0.00_0.00_0.00_0.00_0.00^50.00:Bar'],
  [[], -1279, 'Beleg^0.00_0.00_0.00_0.00_0.00^-12.79:Bar'],
  [[{ rate: 19, grossCents: 0 }], 0, 'Beleg^0.00_0.00_0.00_0.00_0.00^'],
] as const)('sums per rate, then the cash: %j and %i', (vat, cashCents, text) => {
  expect(receiptProcessData('Beleg', vat, cashCents)).toBe(text);
});

test('a sale that was given up ends as AVBelegabbruch', () => {
  expect(abandonedProcessData).toBe('AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^');
});

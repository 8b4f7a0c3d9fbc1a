import { expect, test } from 'vitest';
import { abandonedProcessData, receiptProcessData } from './process-data.ts';

const cash = (amountCents: number) => ({ method: 'cash', amountCents }) as const;
const card = (amountCents: number) => ({ method: 'card', amountCents }) as const;

test.each([
  ['one rate', 'Beleg', [{ key: 2, grossCents: 255 }], [cash(255)], 'Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar'],
  [
    'the worked example: two rates and a tip, by card',
    'Beleg',
    [
      { key: 1, grossCents: 7890 },
      { key: 2, grossCents: 450 },
      { key: 5, grossCents: 500 },
    ],
    [card(8840)],
    'Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Unbar',
  ],
  [
    'split payment',
    'Beleg',
    [{ key: 1, grossCents: 6200 }],
    [card(2000), cash(3200), card(1000)],
    'Beleg^62.00_0.00_0.00_0.00_0.00^32.00:Bar_30.00:Unbar',
  ],
  ['cash in', 'Beleg', [], [cash(5000)], 'Beleg^0.00_0.00_0.00_0.00_0.00^50.00:Bar'],
  ['cash out', 'Beleg', [], [cash(-1279)], 'Beleg^0.00_0.00_0.00_0.00_0.00^-12.79:Bar'],
  ['nothing to pay', 'Beleg', [{ key: 1, grossCents: 0 }], [cash(0)], 'Beleg^0.00_0.00_0.00_0.00_0.00^'],
  [
    'a cancellation',
    'Beleg',
    [{ key: 1, grossCents: -3400 }],
    [cash(-3400)],
    'Beleg^-34.00_0.00_0.00_0.00_0.00^-34.00:Bar',
  ],
  [
    'a multi-purpose voucher redeemed',
    'Beleg',
    [
      { key: 1, grossCents: 6200 },
      { key: 5, grossCents: -5000 },
    ],
    [cash(1200)],
    'Beleg^62.00_0.00_0.00_0.00_-50.00^12.00:Bar',
  ],
  [
    'practice',
    'AVTraining',
    [{ key: 1, grossCents: 3400 }],
    [cash(3400)],
    'AVTraining^34.00_0.00_0.00_0.00_0.00^34.00:Bar',
  ],
  [
    'rates of 2020',
    'Beleg',
    [
      { key: 21, grossCents: 100 },
      { key: 22, grossCents: 200 },
    ],
    [cash(300)],
    'Beleg^1.00_2.00_0.00_0.00_0.00^3.00:Bar',
  ],
  [
    'a Kleinunternehmer',
    'Beleg',
    [{ key: 6, grossCents: 3400 }],
    [cash(3400)],
    'Beleg^0.00_0.00_0.00_0.00_34.00^34.00:Bar',
  ],
] as const)('%s', (_, type, vat, money, text) => {
  expect(receiptProcessData(type, vat, money)).toBe(text);
});

test('a sale that was given up ends as AVBelegabbruch', () => {
  expect(abandonedProcessData).toBe('AVBelegabbruch^0.00_0.00_0.00_0.00_0.00^');
});

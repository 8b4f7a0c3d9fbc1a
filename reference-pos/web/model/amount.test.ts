import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AmountKey, formatCents, formatEuro, parseAmount, pressAmountKey } from './amount.ts';
import { quickAmounts } from './quick-amounts.ts';

test.each([
  ['50', 5_000],
  ['50,5', 5_050],
  ['50.05', 5_005],
  ['0,01', 1],
  ['99999,99', 9_999_999],
])('%s is read', (text, cents) => expect(parseAmount(text)).toEqual({ kind: 'cents', cents }));

test.each(['50,', ',50', '1.000,00', '-5', '+5', '5 ', ' 5', '5€', '5,123', '100000', '٥', '5e1', '0x5', '５'])(
  '"%s" is refused',
  (text) => expect(parseAmount(text)).toEqual({ kind: 'not-readable' }),
);

test('any other text is refused, and what is read is exactly what was typed (OPS-02)', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const amount = parseAmount(text);
      if (amount.kind !== 'cents') return;
      expect(text).toMatch(/^\d{1,5}([.,]\d{1,2})?$/);
      expect(amount.cents).toBe(Math.round(Number(text.replace(',', '.')) * 100));
    }),
  );
});

test('keys of the pad never make a text that cannot become an amount', () => {
  const keys: AmountKey[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '00', ',', 'back', 'clear'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 40 }), (pressed) => {
      const text = pressed.reduce(pressAmountKey, '');
      expect(text === '' || parseAmount(text).kind === 'cents' || text.endsWith(',')).toBe(true);
    }),
  );
});

test('amounts are written as the language writes them', () => {
  expect(formatCents(123_456_78, 'de')).toBe('123.456,78');
  expect(formatEuro(-50, 'de')).toBe('−0,50\u00a0€');
  expect(formatEuro(123_450, 'en')).toBe('€1,234.50');
});

test('quick amounts begin with the exact one and rise', () => {
  expect(quickAmounts(3_400)).toEqual([3_400, 3_500, 4_000, 5_000, 10_000, 20_000]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_000_000 }), (total) => {
      const amounts = quickAmounts(total);
      expect(amounts).toHaveLength(6);
      expect(amounts[0]).toBe(total);
      expect(amounts).toEqual([...new Set(amounts)].sort((a, b) => a - b));
    }),
  );
});

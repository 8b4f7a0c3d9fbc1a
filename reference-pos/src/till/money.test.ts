import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCents, parseAmount, pointCents } from './money.ts';
import { PosError } from './pos-error.ts';

describe('an amount as typed (OPS-02)', () => {
  test.each([
    ['50', 5000],
    ['50,00', 5000],
    ['50.00', 5000],
    ['50,5', 5050],
    ['0,01', 1],
    ['99999,99', 9_999_999],
  ])('%s is %i cents', (text, cents) => {
    expect(parseAmount(text)).toBe(cents);
  });

  test.each([
    '',
    ' ',
    '50 ',
    ',50',
    '50,',
    '50,001',
    '1.234,56',
    '1,234.56',
    '-5',
    '+5',
    '5e3',
    '50€',
    '٥٠',
    '0x10',
    '1'.repeat(6),
    "50'; drop table sale",
  ])('%j is refused', (text) => {
    expect(() => parseAmount(text)).toThrow(PosError);
  });

  test('whatever is typed is either refused or exactly what was meant', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        let cents: number;
        try {
          cents = parseAmount(text);
        } catch (error) {
          return error instanceof PosError && error.code === 'AMOUNT_NOT_READABLE';
        }
        return Number(text.replace(',', '.')) * 100 - cents < 0.001;
      }),
    );
  });

  test('cents come back as they went out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (cents) => parseAmount(formatCents(cents)) === cents),
    );
  });
});

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-5, '-0.05'],
  [-1279, '-12.79'],
  [123456, '1234.56'],
])('%i cents stand as %s in processData', (cents, text) => {
  expect(pointCents(cents)).toBe(text);
});

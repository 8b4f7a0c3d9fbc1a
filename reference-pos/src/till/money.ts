import { PosError } from './pos-error.ts';

/** The largest amount a till takes in one go: 99 999.99 €, so that a slipped digit is refused and not recorded. */
export const largestCents = 9_999_999;

const amountPattern = /^(\d{1,5})(?:[.,](\d{1,2}))?$/;

/**
 * Cents from what a person typed: digits with comma or point and at most two decimals (`50`, `50,5`, `50.00`).
 * Anything else is refused and never repaired (OPS-02): a guess at an amount is worse than a second try.
 */
export function parseAmount(text: string): number {
  const match = amountPattern.exec(text);
  if (!match) throw new PosError('AMOUNT_NOT_READABLE', { details: { text: text.slice(0, 40) } });
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** `1234` → `12,34`, as German paper and screens show it (no currency sign). */
export function formatCents(cents: number): string {
  return pointCents(cents).replace('.', ',');
}

/** `1234` → `12.34`, as processData and exports write it: always two decimals, at least one digit before the point. */
export function pointCents(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whether a number may stand for an amount of money at all. */
export function isCents(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= largestCents;
}

const SCALE_DIGITS = 5;
const SCALE = 10n ** BigInt(SCALE_DIGITS);
const CENT = 10n ** BigInt(SCALE_DIGITS - 2);

/** Quoted decimal with two to five decimals (`DSFinVKNumeric` of the API). */
export const AMOUNT_PATTERN = /^-?\d+(\.\d{2,5})$/;

/** A quoted decimal in units of 0.00001, exactly. */
export function parseAmount(text: string): bigint {
  const isNegative = text.startsWith('-');
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const value = BigInt(whole) * SCALE + BigInt(decimals.padEnd(SCALE_DIGITS, '0'));
  return isNegative ? -value : value;
}

/** Exactly two decimals, point, no grouping, no plus: as processData wants it. Halves are rounded away from zero. */
export function formatAmount(value: bigint): string {
  const isNegative = value < 0n;
  const cents = ((isNegative ? -value : value) + CENT / 2n) / CENT;
  const digits = cents.toString().padStart(3, '0');
  const sign = isNegative && cents > 0n ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

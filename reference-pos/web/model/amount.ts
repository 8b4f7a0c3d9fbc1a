/** The largest amount a till takes in one go: 99 999.99. */
const pattern = /^(\d{1,5})(?:[.,](\d{1,2}))?$/;

export type ParsedAmount =
  | { readonly kind: 'cents'; readonly cents: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-readable' };

/**
 * Reads an amount as typed: digits, at most one comma or point, at most two decimals. Anything else is refused and never
 * repaired (OPS-02): a guess at an amount is worse than a second try.
 */
export function parseAmount(text: string): ParsedAmount {
  if (text === '') return { kind: 'empty' };
  const match = pattern.exec(text);
  if (!match) return { kind: 'not-readable' };
  return { kind: 'cents', cents: Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) };
}

/** One key of the amount pad, where a key that makes no sense is passed over. */
export type AmountKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '00' | ',' | 'back' | 'clear';

/** The text after a key; whatever could not become an amount any more is not taken. */
export function pressAmountKey(text: string, key: AmountKey): string {
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  const next = key === ',' && text === '' ? '0,' : `${text}${key}`.replace(/^0+(?=\d)/, '');
  return /^\d{1,5}(?:[.,]\d{0,2})?$/.test(next) ? next : text;
}

/** Cents in figures: `1.234,50` in German, `1,234.50` in English. */
export function formatCents(cents: number, language: 'de' | 'en'): string {
  const [point, group] = language === 'de' ? [',', '.'] : ['.', ','];
  const digits = String(Math.abs(Math.round(cents))).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, group);
  return `${cents < 0 ? '−' : ''}${whole}${point}${digits.slice(-2)}`;
}

/** Cents with the euro sign where the language puts it; the space does not break. */
export const formatEuro = (cents: number, language: 'de' | 'en'): string =>
  language === 'de' ? `${formatCents(cents, 'de')}\u00a0€` : `€${formatCents(cents, 'en')}`;

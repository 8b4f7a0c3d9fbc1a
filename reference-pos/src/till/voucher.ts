import { coverableCents } from './coverage.ts';
import type { SaleLine } from './line.ts';
import { formatCents } from './money.ts';
import { PosError } from './pos-error.ts';
import { notTaxable, type Vat } from './vat.ts';

/** A voucher as its issue line and everything that was done with it since say. */
export interface Voucher {
  readonly number: string;
  readonly purpose: 'single' | 'multi';
  readonly text: string;
  readonly issuedAtMs: number;
  readonly receiptNumber: number;
  readonly issuedCents: number;
  /** The VAT it was taxed at when sold; a multi-purpose voucher was not. */
  readonly vat: Vat;
  /** What is left; what an open sale has set aside is gone already, so nobody can use it twice. */
  readonly leftCents: number;
  /** Packages: units issued and left, of this article. */
  readonly units?: { readonly issued: number; readonly left: number; readonly articleId: string };
}

const digits = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `7K3M-Q9XT-F`: nothing that reads like something else, and a last sign that shows a mistyped one. */
export function voucherNumber(pick: (below: number) => number): string {
  const signs = Array.from({ length: 8 }, () => digits[pick(digits.length)] ?? '2').join('');
  return `${signs.slice(0, 4)}-${signs.slice(4)}-${checkSign(signs)}`;
}

/** As typed or scanned, in the form it is kept; undefined when it cannot be one. */
export function readVoucherNumber(text: string): string | undefined {
  const signs = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, '');
  if (signs.length !== 9 || checkSign(signs.slice(0, 8)) !== signs[8]) return undefined;
  return `${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs[8]}`;
}

function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, index) => total + digits.indexOf(sign) * (index + 2), 0);
  return digits[((sum % digits.length) + digits.length) % digits.length] ?? '2';
}

export interface RedeemWish {
  readonly key: string;
  /** A part of what could be redeemed. */
  readonly amountCents?: number;
  readonly by: string;
}

/**
 * Sets a voucher against a sale: as much as is left, is due and may be covered by it. A single-purpose voucher takes off
 * turnover at the rate it was taxed at; a multi-purpose one leaves the turnover taxed and is itself not taxable (LAW-30).
 */
export function redeemLines(
  lines: readonly SaleLine[],
  dueCents: number,
  voucher: Voucher,
  wish: RedeemWish,
  nextId: () => string,
  atMs: number,
): readonly SaleLine[] {
  if (voucher.units) return redeemUnit(lines, dueCents, voucher, voucher.units, wish, nextId, atMs);
  if (voucher.leftCents <= 0) throw new PosError('VOUCHER_EMPTY', { details: { number: voucher.number } });
  const coverable = coverableCents(lines, voucher.purpose === 'single' ? voucher.vat.vatKey : undefined);
  const most = Math.min(voucher.leftCents, dueCents, coverable);
  if (most <= 0) throw new PosError('NOTHING_TO_SETTLE');
  const amountCents = wish.amountCents ?? most;
  if (amountCents <= 0 || amountCents > most)
    throw new PosError('SETTLE_TOO_MUCH', { details: { most: formatCents(most) } });
  return [redemption(voucher, wish, amountCents, wish.key, atMs)];
}

/** One unit of a package: the line it pays for goes to the package's price, and the package takes that off. */
function redeemUnit(
  lines: readonly SaleLine[],
  dueCents: number,
  voucher: Voucher,
  units: NonNullable<Voucher['units']>,
  wish: RedeemWish,
  nextId: () => string,
  atMs: number,
): readonly SaleLine[] {
  if (units.left <= 0) throw new PosError('VOUCHER_EMPTY', { details: { number: voucher.number } });
  const line = lines.find((candidate) => isOpenUnit(lines, candidate, units.articleId));
  if (!line) throw new PosError('NOTHING_TO_SETTLE');
  const unitCents = Math.min(Math.floor(voucher.leftCents / units.left), line.unitCents);
  const offCents = line.unitCents - unitCents;
  const mostDue = Math.min(dueCents - offCents, coverableCents(lines, voucher.vat.vatKey) - offCents);
  if (unitCents > mostDue) throw new PosError('NOTHING_TO_SETTLE');
  const redeemed: SaleLine = {
    ...redemption(voucher, wish, unitCents, wish.key, atMs),
    voucherUnits: -1,
    performedBy: line.performedBy,
    responsibleFor: line.responsibleFor,
  };
  if (offCents === 0) return [redeemed];
  const discount: SaleLine = {
    ...redeemed,
    id: nextId(),
    text: 'Paketpreis',
    kind: 'discount',
    businessCase: 'Rabatt',
    unitCents: -offCents,
    listCents: -offCents,
    totalCents: -offCents,
    priceReason: voucher.text,
  };
  const { voucherNumber: _number, voucherUnits: _units, ...off } = discount;
  return [redeemed, off];
}

/** A line of the package's article that no unit has paid for yet. */
function isOpenUnit(lines: readonly SaleLine[], line: SaleLine, articleId: string): boolean {
  if (line.articleId !== articleId || line.businessCase !== 'Umsatz' || line.quantity <= 0) return false;
  const sold = lines.filter((other) => other.articleId === articleId && other.businessCase === 'Umsatz');
  const paid = lines.filter((other) => other.voucherUnits !== undefined && other.voucherUnits < 0);
  const count = (list: readonly SaleLine[], of: (other: SaleLine) => number) =>
    list.reduce((sum, other) => sum + of(other), 0);
  return count(sold, ({ quantity }) => quantity) > count(paid, ({ voucherUnits = 0 }) => -voucherUnits);
}

function redemption(voucher: Voucher, { key, by }: RedeemWish, cents: number, id: string, atMs: number): SaleLine {
  const isSingle = voucher.purpose === 'single';
  return {
    id,
    groupId: key,
    articleId: 'voucher',
    articleNumber: '',
    text: `${voucher.text} eingelöst`,
    kind: 'voucher',
    businessCase: isSingle ? 'EinzweckgutscheinEinloesung' : 'MehrzweckgutscheinEinloesung',
    quantity: 1,
    unitCents: -cents,
    listCents: -cents,
    totalCents: -cents,
    ...(isSingle ? voucher.vat : notTaxable),
    performedBy: by,
    responsibleFor: by,
    voucherNumber: voucher.number,
    addedAtMs: atMs,
  };
}

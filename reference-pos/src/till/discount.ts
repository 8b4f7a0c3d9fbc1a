import { isTurnover } from './business-case.ts';
import type { SaleLine } from './line.ts';
import { formatCents } from './money.ts';
import { PosError } from './pos-error.ts';
import type { VatKey } from './vat.ts';

export interface DiscountWish {
  readonly id: string;
  /** One line of the sale; without it everything that is sold. */
  readonly lineId?: string;
  readonly percent?: number;
  readonly amountCents?: number;
  readonly reason: string;
}

/**
 * Lines that take something off, one for each VAT key concerned, so that every rate keeps its own sum. The reason is on
 * record and on paper (LAW-20).
 */
export function discountLines(
  lines: readonly SaleLine[],
  wish: DiscountWish,
  nextId: () => string,
  atMs: number,
): readonly SaleLine[] {
  if (wish.reason.trim() === '') throw new PosError('PRICE_NEEDS_REASON');
  const target = wish.lineId === undefined ? undefined : lines.find(({ id }) => id === wish.lineId);
  if (wish.lineId !== undefined && !target) throw new PosError('LINE_UNKNOWN');
  const concerned = lines.filter(
    (line) => isTurnover(line.businessCase) && (target === undefined || line.groupId === target.groupId),
  );
  const bases = basesByKey(concerned);
  const most = bases.reduce((sum, { cents }) => sum + cents, 0);
  const parts = partsOf(bases, wish, most);
  const offCents = parts.reduce((sum, part) => sum + part, 0);
  if (offCents <= 0 || offCents > most)
    throw new PosError('DISCOUNT_TOO_MUCH', { details: { most: formatCents(most) } });
  return bases.flatMap(({ line }, index): SaleLine[] => {
    const cents = parts[index] ?? 0;
    if (cents === 0) return [];
    return [discountLine(line, wish, target, cents, index === 0 ? wish.id : nextId(), atMs)];
  });
}

function discountLine(
  line: SaleLine,
  { id: key, percent, reason }: DiscountWish,
  target: SaleLine | undefined,
  cents: number,
  id: string,
  atMs: number,
): SaleLine {
  return {
    id,
    groupId: target?.groupId ?? key,
    articleId: target?.articleId ?? 'discount',
    articleNumber: target?.articleNumber ?? '',
    text: percent === undefined ? 'Nachlass' : `Nachlass ${String(percent).replace('.', ',')} %`,
    kind: 'discount',
    businessCase: 'Rabatt',
    quantity: 1,
    unitCents: -cents,
    listCents: -cents,
    priceReason: reason.trim(),
    totalCents: -cents,
    vatKey: line.vatKey,
    vatRate: line.vatRate,
    performedBy: line.performedBy,
    responsibleFor: line.responsibleFor,
    addedAtMs: atMs,
  };
}

function basesByKey(lines: readonly SaleLine[]): readonly { readonly line: SaleLine; readonly cents: number }[] {
  const sums = new Map<VatKey, { line: SaleLine; cents: number }>();
  for (const line of lines) {
    const known = sums.get(line.vatKey);
    sums.set(line.vatKey, { line: known?.line ?? line, cents: (known?.cents ?? 0) + line.totalCents });
  }
  return [...sums.values()].filter(({ cents }) => cents > 0);
}

/** A percentage is rounded per key; an amount is shared out in proportion, its last cent where the largest rest is. */
function partsOf(bases: readonly { readonly cents: number }[], wish: DiscountWish, most: number): readonly number[] {
  const { percent, amountCents } = wish;
  if (percent !== undefined) return bases.map(({ cents }) => Math.round((cents * percent) / 100));
  if (amountCents === undefined || amountCents > most) {
    throw new PosError('DISCOUNT_TOO_MUCH', { details: { most: formatCents(most) } });
  }
  const exact = bases.map(({ cents }) => (amountCents * cents) / most);
  const parts = exact.map(Math.floor);
  const order = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .sort((a, b) => b.rest - a.rest);
  const missing = amountCents - parts.reduce((sum, part) => sum + part, 0);
  for (const { index } of order.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

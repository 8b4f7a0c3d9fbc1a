import type { SaleLine } from './line.ts';
import { formatCents } from './money.ts';
import { PosError } from './pos-error.ts';
import type { StaffMember } from './staff.ts';
import { notTaxable, type Vat } from './vat.ts';

export interface TipWish {
  readonly id: string;
  readonly staff: StaffMember;
  readonly amountCents?: number;
  /** "90 including tip": what is more than due is the tip. */
  readonly totalWithTipCents?: number;
}

/**
 * A tip on the bill: to a member of staff it is not taxable and owed to that person, to the owner it is turnover (LAW-32).
 * A tip that goes straight into somebody's own box is none of the till's business.
 */
export function tipLine(wish: TipWish, dueCents: number, ownerVat: Vat, atMs: number): SaleLine {
  const { id, staff, amountCents, totalWithTipCents } = wish;
  const cents = amountCents ?? (totalWithTipCents ?? 0) - dueCents;
  if (cents <= 0) throw new PosError('TIP_NEEDS_MORE', { details: { due: formatCents(dueCents) } });
  const isOwner = staff.role === 'owner';
  return {
    id,
    groupId: id,
    articleId: 'tip',
    articleNumber: '',
    text: `Trinkgeld ${staff.name}`,
    kind: 'tip',
    businessCase: isOwner ? 'TrinkgeldAG' : 'TrinkgeldAN',
    quantity: 1,
    unitCents: cents,
    listCents: cents,
    totalCents: cents,
    ...(isOwner ? ownerVat : notTaxable),
    performedBy: staff.id,
    responsibleFor: staff.id,
    addedAtMs: atMs,
  };
}

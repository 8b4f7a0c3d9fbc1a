import { pointCents } from '../till/money.ts';
import type { VatRate } from '../till/vat.ts';

/** processType of receipts and cash movements (DSFinV-K annex I). */
export const receiptProcessType = 'Kassenbeleg-V1';

/** Vorgangstyp of a sale that came to its end, and of one that was given up. */
export type ReceiptType = 'Beleg' | 'AVBelegabbruch';

/** Slots of the five VAT sums in processData: 19 %, 7 %, 10.7 %, 5.5 %, 0 %. */
const slotOfRate: Readonly<Record<VatRate, number>> = { 19: 0, 7: 1, 0: 4 };

/**
 * `Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Bar`: gross sums per VAT key, then the payments. A payment of nothing is left
 * out, a VAT sum never (DSFinV-K annex I).
 */
export function receiptProcessData(
  type: ReceiptType,
  vat: readonly { readonly rate: VatRate; readonly grossCents: number }[],
  cashCents: number,
): string {
  const slots = [0, 0, 0, 0, 0];
  for (const { rate, grossCents } of vat) slots[slotOfRate[rate]] = (slots[slotOfRate[rate]] ?? 0) + grossCents;
  const payment = cashCents === 0 ? '' : `${pointCents(cashCents)}:Bar`;
  return `${type}^${slots.map(pointCents).join('_')}^${payment}`;
}

/** What finishes a transaction whose sale was given up (TSE-05). */
export const abandonedProcessData = receiptProcessData('AVBelegabbruch', [], 0);

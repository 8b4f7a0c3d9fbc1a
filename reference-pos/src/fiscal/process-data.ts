import { pointCents } from '../till/money.ts';
import type { PaymentMethod } from '../till/payment.ts';
import type { VatKey } from '../till/vat.ts';

/** processType of receipts and cash movements (DSFinV-K annex I). */
export const receiptProcessType = 'Kassenbeleg-V1';

/** Vorgangstyp: came to its end, was practice, was given up. A cancellation is a `Beleg` with the other sign. */
export type ReceiptType = 'Beleg' | 'AVTraining' | 'AVBelegabbruch';

/** Slots of the five VAT sums in processData: 19 %, 7 %, 10.7 %, 5.5 %, 0 %. Keys of the past stand where today's do. */
const slotOfKey: Readonly<Record<VatKey, number>> = { 1: 0, 11: 0, 21: 0, 2: 1, 12: 1, 22: 1, 5: 4, 6: 4 };

/** What each way of paying is in processData; only cash is `Bar`. */
const meansOf: Readonly<Record<PaymentMethod, 'Bar' | 'Unbar'>> = { cash: 'Bar', card: 'Unbar' };

/** Money that moved; negative when the customer got it. */
export interface MoneyMoved {
  readonly method: PaymentMethod;
  readonly amountCents: number;
}

/**
 * `Beleg^78.90_4.50_0.00_0.00_5.00^88.40:Unbar`: gross sums per VAT key, then the payments, summed per kind. A payment of
 * nothing is left out, a VAT sum never (DSFinV-K annex I).
 */
export function receiptProcessData(
  type: ReceiptType,
  vat: readonly { readonly key: VatKey; readonly grossCents: number }[],
  money: readonly MoneyMoved[],
): string {
  const slots = [0, 0, 0, 0, 0];
  for (const { key, grossCents } of vat) slots[slotOfKey[key]] = (slots[slotOfKey[key]] ?? 0) + grossCents;
  const payments = (['Bar', 'Unbar'] as const).flatMap((means) => {
    const cents = money
      .filter(({ method }) => meansOf[method] === means)
      .reduce((sum, { amountCents }) => sum + amountCents, 0);
    return cents === 0 ? [] : [`${pointCents(cents)}:${means}`];
  });
  return `${type}^${slots.map(pointCents).join('_')}^${payments.join('_')}`;
}

/** What finishes a transaction whose sale was given up (TSE-05). */
export const abandonedProcessData = receiptProcessData('AVBelegabbruch', [], []);

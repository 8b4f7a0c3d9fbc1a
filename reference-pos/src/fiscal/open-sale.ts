import { formatCents } from '../till/money.ts';
import { isUnsettled } from '../till/payment.ts';
import { PosError } from '../till/pos-error.ts';
import { paidCents, recordedPayments, type Sale } from '../till/sale.ts';

/** Refuses an act on a sale that is closed, and says how it closed. */
export function demandOpen(sale: Sale): void {
  if (sale.state === 'open') return;
  if (sale.receiptNumber !== undefined) {
    throw new PosError('SALE_ALREADY_PAID', { details: { receiptNumber: sale.receiptNumber } });
  }
  throw new PosError('SALE_NOT_OPEN', {
    details: { state: sale.state === 'cancelled' ? 'abgebrochen' : 'wird bezahlt' },
  });
}

/** Refuses to change what is sold while a terminal holds the sale. */
export function demandSettled(sale: Sale): void {
  demandOpen(sale);
  if (sale.payments.some(isUnsettled)) throw new PosError('PAYMENT_UNDER_WAY');
}

/** Refuses to give a sale up for which money was taken: it must go back first. */
export function demandNothingPaid(sale: Sale): void {
  demandSettled(sale);
  if (recordedPayments(sale).length === 0) return;
  throw new PosError('PAID_ALREADY', { details: { paid: formatCents(paidCents(sale)) } });
}

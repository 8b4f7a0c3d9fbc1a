import type { Response } from 'express';
import type { Paid } from '../fiscal/payment-desk.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import type { Settled } from '../fiscal/settlement-desk.ts';
import { receiptDuty } from '../office/receipt-duty.ts';
import type { Pos } from '../pos.ts';
import { PosError } from '../till/pos-error.ts';
import type { Sale } from '../till/sale.ts';
import { capabilitiesOf, drawerByKeyText } from './capabilities.ts';
import { isUuid } from './fields.ts';
import { paymentView, type SaleView, saleView } from './views.ts';

/** The sale an address names; a key that cannot be one is answered like one that is not there. */
export function saleId(text: string): string {
  if (!isUuid(text)) throw new PosError('SALE_UNKNOWN');
  return text.toLowerCase();
}

export function viewOf(pos: Pos, sale: Sale): SaleView {
  return saleView(sale, pos.records.transactions.of('sale', sale.id), pos.desk.state.state === 'outage');
}

/** What came of a payment: the sale with what is still due, or its receipt with what follows from it. */
export function answerPayment(pos: Pos, response: Response, { sale, payment, receipt }: Paid): void {
  if (receipt) answerReceipt(pos, response, receipt);
  else response.json({ sale: viewOf(pos, sale), payment: paymentView(payment), changeCents: payment.changeCents });
}

/** The sale after something was set against it, or its receipt when that covered it. */
export function answerSettled(pos: Pos, response: Response, { sale, receipt }: Settled): void {
  if (receipt) answerReceipt(pos, response, receipt);
  else response.json({ sale: viewOf(pos, sale) });
}

/** A finished receipt with the paper and the drawer that go with it. */
export function answerReceipt(pos: Pos, response: Response, receipt: Receipt): void {
  response.json(receiptAnswer(pos, receipt));
}

export function receiptAnswer(pos: Pos, receipt: Receipt) {
  const jobs = pos.records.jobs.ofReceipt(receipt.number);
  const isKicked = jobs.some((job) => job.kind === 'drawer');
  const isCash = receipt.type === 'Beleg' && receipt.payments.at(-1)?.method === 'cash';
  return {
    sale: viewOf(pos, pos.order.find(receipt.saleId)),
    receipt,
    changeCents: receipt.payments.reduce((sum, payment) => sum + payment.changeCents, 0),
    paper: jobs.some((job) => job.kind === 'print') || isOnRequest(pos) ? 'server' : 'page',
    drawer: drawerOf(pos, isKicked, isCash),
  };
}

/** How the drawer opens; card money has nothing to do with it (PH-19). */
function drawerOf(pos: Pos, isKicked: boolean, isCash: boolean) {
  if (isKicked) return { opens: 'kick' };
  if (!isCash) return { opens: 'not-needed' };
  return capabilitiesOf(pos).drawer === 'kick-by-page'
    ? { opens: 'kick-by-page' }
    : { opens: 'by-key', text: drawerByKeyText };
}

/** After the end of the receipt duty no paper is planned; who would print it is then the channel of now (LAW-12). */
function isOnRequest({ records, host, delivery }: Pos): boolean {
  return delivery.channel() === 'server' && !receiptDuty(records.settings).holdsAt(host.clock.now());
}

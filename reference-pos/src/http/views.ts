import type { Outage } from '../fiscal/records/outage-records.ts';
import type { TransactionRecord } from '../fiscal/records/transaction-records.ts';
import type { CashEntry } from '../till/cash-ledger.ts';
import type { SaleLine } from '../till/line.ts';
import type { Payment } from '../till/payment.ts';
import type { Job } from '../till/records/job-records.ts';
import { activeLines, dueCents, paidCents, type Sale, totalCents } from '../till/sale.ts';
import type { Voucher } from '../till/voucher.ts';

/** The till's records as the HTTP API shows them: times as ISO 8601 in UTC, money as gross cents. */
export function saleView(sale: Sale, transaction: TransactionRecord | undefined, isOutage: boolean) {
  return {
    id: sale.id,
    kind: sale.kind,
    state: sale.state,
    openedAt: iso(sale.openedAtMs),
    openedBy: sale.openedBy,
    lines: activeLines(sale).map(lineView),
    voidedLines: sale.allLines.filter((line) => line.voidedAtMs !== undefined).map(lineView),
    totalCents: totalCents(sale),
    paidCents: paidCents(sale),
    dueCents: dueCents(sale),
    payments: sale.payments.map(paymentView),
    ...(sale.cancels === undefined ? {} : { cancels: sale.cancels }),
    ...(sale.reason === undefined ? {} : { reason: sale.reason }),
    ...(sale.customerName === undefined ? {} : { customerName: sale.customerName }),
    ...(sale.receiptNumber === undefined ? {} : { receiptNumber: sale.receiptNumber }),
    tse: transactionView(transaction, isOutage),
  };
}

export type SaleView = ReturnType<typeof saleView>;

function lineView(line: SaleLine) {
  return {
    id: line.id,
    articleId: line.articleId,
    number: line.articleNumber,
    text: line.text,
    kind: line.kind,
    businessCase: line.businessCase,
    quantity: line.quantity,
    unitCents: line.unitCents,
    listCents: line.listCents,
    ...(line.priceReason ? { priceReason: line.priceReason } : {}),
    totalCents: line.totalCents,
    vatKey: line.vatKey,
    vatRate: line.vatRate,
    ...(line.voucherNumber === undefined ? {} : { voucherNumber: line.voucherNumber }),
    ...(line.voucherUnits === undefined ? {} : { voucherUnits: line.voucherUnits }),
    ...(line.origin === undefined ? {} : { origin: line.origin }),
    groupId: line.groupId,
    performedBy: line.performedBy,
    responsibleFor: line.responsibleFor,
    addedAt: iso(line.addedAtMs),
    ...(line.voidedAtMs === undefined ? {} : { voidedAt: iso(line.voidedAtMs) }),
  };
}

export function paymentView(payment: Payment) {
  const { key, method, state, amountCents, tenderedCents, changeCents, askedAtMs, settledAtMs, cardKind } = payment;
  const { by, details } = payment;
  return {
    key,
    method,
    state,
    amountCents,
    tenderedCents,
    changeCents,
    askedAt: iso(askedAtMs),
    ...(settledAtMs === undefined ? {} : { settledAt: iso(settledAtMs) }),
    ...(cardKind === undefined ? {} : { cardKind }),
    by,
    details,
  };
}

function transactionView(record: TransactionRecord | undefined, isOutage: boolean) {
  const number = record?.started?.number;
  return { state: transactionState(record, isOutage), ...(number === undefined ? {} : { transactionNumber: number }) };
}

function transactionState(record: TransactionRecord | undefined, isOutage: boolean) {
  switch (record?.state) {
    case 'signed':
      return 'signed';
    case 'outage':
      return 'outage';
    case 'started':
    case 'finishing':
      return record.started ? 'started' : unstarted(isOutage);
    default:
      return unstarted(isOutage);
  }
}

function unstarted(isOutage: boolean) {
  return isOutage ? 'outage' : 'starting';
}

export function jobView(job: Job) {
  return {
    id: job.id,
    kind: job.kind,
    ...(job.receiptNumber === undefined ? {} : { receiptNumber: job.receiptNumber }),
    ...(job.closingNumber === undefined ? {} : { closingNumber: job.closingNumber }),
    isCopy: job.isCopy,
    state: job.state,
    createdAt: iso(job.createdAtMs),
    ...(job.endedAtMs === undefined ? {} : { endedAt: iso(job.endedAtMs) }),
    ...(job.reason ? { reason: job.reason } : {}),
    ...(job.cause ? { cause: job.cause } : {}),
    ...(job.text ? { text: job.text } : {}),
  };
}

export function outageView(outage: Outage) {
  return {
    id: outage.id,
    device: outage.device,
    ...(outage.tseId === undefined ? {} : { tse: outage.tseId }),
    startedAt: iso(outage.startedAtMs),
    ...(outage.endedAtMs === undefined ? {} : { endedAt: iso(outage.endedAtMs) }),
    cause: outage.cause,
    text: outage.text,
  };
}

export function cashEntryView(entry: CashEntry) {
  return {
    number: entry.number,
    key: entry.key,
    kind: entry.kind,
    gvType: entry.gvType,
    amountCents: entry.amountCents,
    reason: entry.reason,
    at: iso(entry.atMs),
    by: entry.by,
    ...(entry.receiptNumber === undefined ? {} : { receiptNumber: entry.receiptNumber }),
  };
}

export function voucherView(voucher: Voucher) {
  const { number, purpose, text, issuedAtMs, receiptNumber, issuedCents, leftCents, vat, units } = voucher;
  return {
    number,
    purpose,
    text,
    issuedAt: iso(issuedAtMs),
    receiptNumber,
    issuedCents,
    leftCents,
    vatRate: vat.vatRate,
    ...(units ? { units: { issued: units.issued, left: units.left } } : {}),
  };
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

import type { SaleLine } from '../till/line.ts';
import type { Payment } from '../till/payment.ts';
import type { LateEntry } from '../till/records/late-entry-records.ts';
import { activeLines, recordedPayments, type Sale, totalCents } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import { vatSums } from '../till/vat.ts';
import { qrText } from './qr-text.ts';
import type { Receipt, ReceiptLine, ReceiptPayment, ReceiptSecurity, VoucherLeft } from './receipt.ts';
import type { Secured } from './securing.ts';
import type { TransactionContent } from './tse/tse.ts';

export interface ReceiptParts {
  readonly number: number;
  readonly sale: Sale;
  readonly content: TransactionContent;
  readonly secured: Secured;
  readonly salon: SalonMasterData;
  readonly servedBy: string;
  readonly nameOf: (staffId: string) => string;
  /** When an earlier receipt was issued; its number is a reference of this one. */
  readonly issuedAtOf: (receiptNumber: number) => string;
  /** What is left on a voucher once this receipt is finished. */
  readonly leftOn: (voucherNumber: string) => VoucherLeft | undefined;
  readonly issuedAtMs: number;
  /** The sale was written by hand earlier and is entered now. */
  readonly lateEntry: LateEntry | undefined;
}

/** Puts the receipt together from what is recorded; in an outage its times are the till's own (TSE-07). */
export function buildReceipt(parts: ReceiptParts): Receipt {
  const { sale, secured, issuedAtMs } = parts;
  const isSigned = secured.state === 'signed';
  const lines = activeLines(sale);
  return {
    number: parts.number,
    saleId: sale.id,
    kind: sale.kind,
    type: sale.kind === 'training' ? 'AVTraining' : 'Beleg',
    references: references(sale).map((receiptNumber) => ({ receiptNumber, issuedAt: parts.issuedAtOf(receiptNumber) })),
    ...(sale.cancels === undefined ? {} : { cancels: sale.cancels }),
    ...(sale.reason === undefined ? {} : { reason: sale.reason }),
    ...(sale.customerName === undefined ? {} : { customerName: sale.customerName }),
    ...(parts.lateEntry === undefined ? {} : { lateEntry: lateEntryOf(parts.lateEntry) }),
    issuedAt: iso(issuedAtMs),
    startedAt: iso(isSigned ? secured.started.startedAtMs : sale.openedAtMs),
    endedAt: iso(isSigned ? secured.signed.loggedAtMs : issuedAtMs),
    business: parts.salon,
    servedBy: parts.servedBy,
    servedByName: parts.nameOf(parts.servedBy),
    lines: lines.map((line) => receiptLine(line, parts)),
    vat: vatSums(lines),
    totalCents: totalCents(sale),
    payments: recordedPayments(sale).map(receiptPayment),
    tse: security(secured, parts.content),
    isTest: true,
  };
}

function references(sale: Sale): readonly number[] {
  const origins = activeLines(sale).flatMap(({ origin }) => origin?.receiptNumber ?? []);
  return [...new Set([...(sale.cancels === undefined ? [] : [sale.cancels]), ...origins])];
}

function receiptLine(line: SaleLine, { nameOf, leftOn }: ReceiptParts): ReceiptLine {
  const { voucherNumber, voucherUnits, origin } = line;
  const voucherLeft = voucherNumber === undefined ? undefined : leftOn(voucherNumber);
  return {
    lineId: line.id,
    groupId: line.groupId,
    articleId: line.articleId,
    articleNumber: line.articleNumber,
    text: line.text,
    kind: line.kind,
    businessCase: line.businessCase,
    quantity: line.quantity,
    unitCents: line.unitCents,
    totalCents: line.totalCents,
    vatKey: line.vatKey,
    vatRate: line.vatRate,
    ...(line.priceReason ? { priceReason: line.priceReason } : {}),
    performedBy: line.performedBy,
    performedByName: nameOf(line.performedBy),
    responsibleFor: line.responsibleFor,
    ...(voucherNumber === undefined ? {} : { voucherNumber }),
    ...(voucherUnits === undefined ? {} : { voucherUnits }),
    ...(voucherLeft === undefined ? {} : { voucherLeft }),
    ...(origin === undefined ? {} : { origin }),
  };
}

function receiptPayment({
  method,
  amountCents,
  tenderedCents,
  changeCents,
  askedAtMs,
  settledAtMs,
  cardKind,
  details,
}: Payment): ReceiptPayment {
  return {
    method,
    amountCents,
    tenderedCents,
    changeCents,
    takenAt: iso(settledAtMs ?? askedAtMs),
    ...(cardKind === undefined ? {} : { cardKind }),
    details,
  };
}

function security(secured: Secured, content: TransactionContent): ReceiptSecurity {
  if (secured.state === 'outage') {
    const { outage, error } = secured;
    return { state: 'outage', outageId: outage.id, cause: error.code, error: outage.text, ...content };
  }
  const { started, signed } = secured;
  return {
    state: 'signed',
    clientId: signed.clientId,
    serialNumber: signed.serialNumber,
    transactionNumber: started.number,
    signatureCounter: signed.signatureCounter,
    startedAt: iso(started.startedAtMs),
    loggedAt: iso(signed.loggedAtMs),
    ...content,
    signatureAlgorithm: signed.signatureAlgorithm,
    timeFormat: signed.timeFormat,
    signature: signed.signature,
    publicKey: signed.publicKey,
    qr: qrText({ ...signed, ...content, transactionNumber: started.number, startedAtMs: started.startedAtMs }),
  };
}

function lateEntryOf({ paperNumber, writtenAtMs }: LateEntry) {
  return { paperNumber, writtenAt: iso(writtenAtMs) };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

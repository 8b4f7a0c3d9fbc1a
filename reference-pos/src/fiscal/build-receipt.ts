import { activeLines, type CashPayment, type Sale, type SaleLine, totalCents } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import { vatSums } from '../till/vat.ts';
import { qrText } from './qr-text.ts';
import type { Receipt, ReceiptLine, ReceiptSecurity } from './receipt.ts';
import type { Secured } from './securing.ts';
import type { TransactionContent } from './tse/tse.ts';

export interface ReceiptParts {
  readonly number: number;
  readonly sale: Sale;
  readonly payment: CashPayment;
  readonly content: TransactionContent;
  readonly secured: Secured;
  readonly salon: SalonMasterData;
  readonly servedBy: string;
  readonly nameOf: (staffId: string) => string;
  readonly issuedAtMs: number;
}

/** Puts the receipt together from what is recorded; in an outage its times are the till's own (TSE-07). */
export function buildReceipt(parts: ReceiptParts): Receipt {
  const { sale, payment, secured, issuedAtMs } = parts;
  const isSigned = secured.state === 'signed';
  const lines = activeLines(sale);
  return {
    number: parts.number,
    saleId: sale.id,
    issuedAt: iso(issuedAtMs),
    startedAt: iso(isSigned ? secured.started.startedAtMs : sale.openedAtMs),
    endedAt: iso(isSigned ? secured.signed.loggedAtMs : issuedAtMs),
    business: parts.salon,
    servedBy: parts.servedBy,
    servedByName: parts.nameOf(parts.servedBy),
    lines: lines.map((line) => receiptLine(line, parts.nameOf)),
    vat: vatSums(lines),
    totalCents: totalCents(sale),
    payments: [
      {
        method: 'cash',
        amountCents: payment.amountCents,
        tenderedCents: payment.tenderedCents,
        changeCents: payment.changeCents,
      },
    ],
    tse: security(secured, parts.content),
    isTest: true,
  };
}

function receiptLine(line: SaleLine, nameOf: (staffId: string) => string): ReceiptLine {
  return {
    lineId: line.id,
    articleId: line.articleId,
    articleNumber: line.articleNumber,
    text: line.text,
    kind: line.kind,
    quantity: line.quantity,
    unitCents: line.unitCents,
    totalCents: line.totalCents,
    vatRate: line.vatRate,
    ...(line.priceReason ? { priceReason: line.priceReason } : {}),
    performedBy: line.performedBy,
    performedByName: nameOf(line.performedBy),
    responsibleFor: line.responsibleFor,
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

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

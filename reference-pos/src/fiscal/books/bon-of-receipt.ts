import type { CardKind } from '../../till/card-kind.ts';
import type { Catalogue } from '../../till/catalogue.ts';
import type { Sale } from '../../till/sale.ts';
import type { PosRecords } from '../pos-records.ts';
import type { Receipt, ReceiptPayment } from '../receipt.ts';
import type { Bon, BonLine, BonPayment, BonReference, BonTse, BonVat } from './bon.ts';
import { linesOfSale } from './bon-lines.ts';

export interface ReceiptParts {
  readonly receipt: Receipt;
  readonly sale: Sale;
  /** BON_NR. */
  readonly number: number;
  readonly tse: BonTse;
  readonly catalogue: Catalogue;
  readonly records: PosRecords;
}

const names: Readonly<Record<Sale['kind'], string>> = {
  sale: 'Verkauf',
  cancellation: 'Stornobeleg',
  training: 'Training',
};

/** A finished receipt as a Bon: head and VAT sums exactly as printed, with every line that was ever entered. */
export function bonOfReceipt({ receipt, sale, number, tse, catalogue, records }: ReceiptParts): Bon {
  const lines = linesOfSale(sale, catalogue, new Map(receipt.vat.map(({ key, netCents }) => [key, netCents])));
  const { customerName } = receipt;
  return {
    id: sale.id,
    number,
    receiptNumber: receipt.number,
    type: receipt.type,
    isCancellation: receipt.cancels !== undefined,
    name: `${names[sale.kind]}, Beleg ${receipt.number}`,
    startedAtMs: sale.openedAtMs,
    endedAtMs: Date.parse(receipt.issuedAt),
    operatorId: receipt.servedBy,
    operatorName: receipt.servedByName,
    grossCents: receipt.totalCents,
    ...(customerName ? { customerName } : {}),
    ...noteOf(receipt),
    lines,
    vat: vatOf(receipt, lines),
    payments: paymentsOf(receipt.payments),
    references: referencesOf(sale, lines, records),
    tse,
  };
}

/** As printed; a key whose lines were all taken back stands there with nothing. */
function vatOf({ vat }: Receipt, lines: readonly BonLine[]): readonly BonVat[] {
  const printed = vat.map(({ key, grossCents, netCents, taxCents }) => ({ key, grossCents, netCents, taxCents }));
  const keys = new Set<number>(lines.map(({ vatKey }) => vatKey));
  for (const { key } of printed) keys.delete(key);
  return [...printed, ...[...keys].map((key) => ({ key, grossCents: 0, netCents: 0, taxCents: 0 }))];
}

/** A receipt that asks for no money says so: `Keine`. */
function paymentsOf(payments: readonly ReceiptPayment[]): readonly BonPayment[] {
  const moved = payments.filter(({ amountCents }) => amountCents !== 0);
  if (moved.length === 0) return [{ type: 'Keine', name: 'Keine', cents: 0 }];
  return moved.map(({ method, cardKind, amountCents }): BonPayment => {
    if (method === 'cash') return { type: 'Bar', name: 'Bar', cents: amountCents };
    const means = cardKind ? meansOfCard[cardKind] : unknownCard;
    return { ...means, cents: amountCents };
  });
}

const unknownCard = { type: 'Unbar', name: 'Karte' } as const;

/** What is `Unbar` in processData says here which card it was, as far as that is known (DSFinV-K annex D). */
const meansOfCard = {
  debit: { type: 'ECKarte', name: 'EC-/Debitkarte' },
  credit: { type: 'Kreditkarte', name: 'Kreditkarte' },
  wallet: { type: 'ElZahlungsdienstleister', name: 'Zahlungsdienst' },
  prepaid: { type: 'Guthabenkarte', name: 'Guthabenkarte' },
} as const satisfies Readonly<Record<CardKind, Pick<BonPayment, 'type' | 'name'>>>;

/** The receipt taken back as a whole, and each line that takes back, settles or uses up a line of an earlier receipt. */
function referencesOf(sale: Sale, lines: readonly BonLine[], records: PosRecords): readonly BonReference[] {
  const bonOf = (receiptNumber: number) => {
    const referred = records.receipts.find(receiptNumber);
    const record = referred && records.transactions.of('sale', referred.saleId);
    return record?.bonNumber === undefined ? undefined : { bonId: record.subjectId, number: record.bonNumber };
  };
  const cancelled = sale.cancels === undefined ? undefined : bonOf(sale.cancels);
  const positions = new Map(lines.map(({ lineId, position }) => [lineId, position]));
  const ofLines = sale.allLines.flatMap(({ id, origin, voidedAtMs }) => {
    const bon = origin && voidedAtMs === undefined ? bonOf(origin.receiptNumber) : undefined;
    const position = positions.get(id);
    return bon && position !== undefined ? [{ position, ...bon }] : [];
  });
  return [...(cancelled ? [cancelled] : []), ...ofLines];
}

/** Why it was taken back, or that it was written by hand earlier (LAW-15). */
function noteOf({ reason, lateEntry }: Receipt): { readonly note?: string } {
  const late = lateEntry && `Nacherfassung, Handbeleg ${lateEntry.paperNumber} vom ${lateEntry.writtenAt}`;
  const note = [reason, late].filter((part) => part !== undefined && part !== '').join('; ');
  return note === '' ? {} : { note };
}

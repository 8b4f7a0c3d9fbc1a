import { kindOfMovement } from '../../till/cash-ledger.ts';
import type { Catalogue } from '../../till/catalogue.ts';
import type { Sale } from '../../till/sale.ts';
import type { PosRecords } from '../pos-records.ts';
import type { TransactionRecord } from '../records/transaction-records.ts';
import type { Bon, BonTse } from './bon.ts';
import { linesOfAbandoned } from './bon-lines.ts';
import { bonOfReceipt } from './bon-of-receipt.ts';

export interface BonSources {
  readonly records: PosRecords;
  readonly catalogue: Catalogue;
  readonly nameOf: (staffId: string) => string;
}

/** Actions read at a time: a year of trade must not be held in memory at once. */
const pageSize = 200;

/**
 * Every finished business action above `after` up to `last`, in the order in which they ended, each as a Bon.
 */
export function* bonsBetween(sources: BonSources, after: number, last: number): Generator<Bon> {
  const { transactions } = sources.records;
  for (let from = after; from < last; ) {
    const page = transactions.between(from, last, pageSize);
    if (page.length === 0) return;
    for (const record of page) {
      const { bonNumber: number } = record;
      if (number === undefined) throw new Error(`Transaction ${record.key} has no number of its own.`);
      yield bonOf(sources, record, number);
      from = number;
    }
  }
}

function bonOf(sources: BonSources, record: TransactionRecord, number: number): Bon {
  switch (record.subject) {
    case 'sale':
      return bonOfSale(sources, record, number);
    case 'cash':
      return bonOfMovement(sources, record, number);
    case 'orphan':
      return bonOfOrphan(sources, record, number);
  }
}

function bonOfSale(sources: BonSources, record: TransactionRecord, number: number): Bon {
  const { records, catalogue } = sources;
  const sale = records.sales.find(record.subjectId);
  if (!sale) throw new Error(`Transaction ${record.key} names a sale that is not kept.`);
  if (sale.state === 'cancelled') return bonOfAbandoned(sources, record, number, sale);
  const receipt = sale.receiptNumber === undefined ? undefined : records.receipts.find(sale.receiptNumber);
  if (!receipt) throw new Error(`Sale ${sale.id} is finished and has no receipt.`);
  return bonOfReceipt({ receipt, sale, number, tse: bonTse(record), catalogue, records });
}

function bonOfAbandoned(
  { nameOf, catalogue, records }: BonSources,
  record: TransactionRecord,
  number: number,
  sale: Sale,
): Bon {
  const closed = records.sales.closedBy(sale.id);
  const operatorId = closed?.by ?? sale.openedBy;
  const lines = linesOfAbandoned(sale, catalogue);
  return {
    id: sale.id,
    number,
    type: 'AVBelegabbruch',
    isCancellation: false,
    name: 'Abgebrochener Verkauf',
    startedAtMs: sale.openedAtMs,
    endedAtMs: closed?.atMs ?? sale.openedAtMs,
    operatorId,
    operatorName: nameOf(operatorId),
    grossCents: 0,
    lines,
    vat: [...new Set(lines.map((line) => line.vatKey))].map((key) => ({
      key,
      grossCents: 0,
      netCents: 0,
      taxCents: 0,
    })),
    payments: [],
    references: [],
    tse: bonTse(record),
  };
}

/** Money moved without a customer is not taxable (key 5) and paid in cash, whichever way it goes. */
function bonOfMovement({ records, nameOf }: BonSources, record: TransactionRecord, number: number): Bon {
  const movement = records.cash.findMovement(record.subjectId);
  if (!movement) throw new Error(`Transaction ${record.key} names a cash movement that is not kept.`);
  const { gvType, text } = kindOfMovement(movement.kind);
  const { amountCents, reason, atMs, by } = movement;
  const entry = records.cash.findEntry(movement.key);
  return {
    id: movement.key,
    number,
    type: 'Beleg',
    isCancellation: false,
    name: text,
    startedAtMs: atMs,
    endedAtMs: entry?.atMs ?? atMs,
    operatorId: by,
    operatorName: nameOf(by),
    grossCents: amountCents,
    note: reason,
    lines: [
      {
        position: 1,
        gvType,
        gvName: text,
        text: reason,
        isVoid: false,
        quantity: Math.sign(amountCents) || 1,
        unitCents: Math.abs(amountCents),
        vatKey: 5,
        vatRate: 0,
        grossCents: amountCents,
        netMicro: amountCents * 1_000,
      },
    ],
    vat: [{ key: 5, grossCents: amountCents, netCents: amountCents, taxCents: 0 }],
    payments: amountCents === 0 ? [] : [{ type: 'Bar', name: 'Bar', cents: amountCents }],
    references: [],
    tse: bonTse(record),
  };
}

/** A transaction found open in the TSE whose start was never answered: closed as abandoned, and shown as what it is. */
function bonOfOrphan({ nameOf }: BonSources, record: TransactionRecord, number: number): Bon {
  const { startedAtMs = record.wantedAtMs } = record.started ?? {};
  return {
    id: record.key,
    number,
    type: 'AVBelegabbruch',
    isCancellation: false,
    name: 'Offene TSE-Transaktion',
    startedAtMs,
    endedAtMs: Math.max(startedAtMs, record.wantedAtMs),
    operatorId: 'system',
    operatorName: nameOf('system'),
    grossCents: 0,
    note: 'In der TSE offen gefunden und abgebrochen',
    lines: [],
    vat: [],
    payments: [],
    references: [],
    tse: bonTse(record),
  };
}

function bonTse(record: TransactionRecord): BonTse {
  const { started, startedLate, signed, content, serialNumber } = record;
  const { processType = '', processData = '' } = content ?? {};
  if (record.state === 'signed' && signed && started) {
    return {
      state: 'signed',
      serialNumber: signed.serialNumber,
      transactionNumber: started.number,
      startedAtMs: started.startedAtMs,
      ...(startedLate === undefined ? {} : { startedLate }),
      loggedAtMs: signed.loggedAtMs,
      processType,
      processData,
      signatureCounter: signed.signatureCounter,
      signature: signed.signature,
    };
  }
  return {
    state: 'outage',
    error: record.error ?? 'TSE ausgefallen',
    ...(started && serialNumber
      ? { begun: { serialNumber, transactionNumber: started.number, startedAtMs: started.startedAtMs } }
      : {}),
    processType,
    processData,
  };
}

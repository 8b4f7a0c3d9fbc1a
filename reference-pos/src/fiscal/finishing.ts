import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { PosError } from '../till/pos-error.ts';
import { nextNumber } from '../till/records/numbers.ts';
import { activeLines, recordedPayments, type Sale } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import { vatSums } from '../till/vat.ts';
import { buildReceipt } from './build-receipt.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import { receiptProcessData, receiptProcessType } from './process-data.ts';
import type { Receipt, VoucherLeft } from './receipt.ts';
import type { Secured, Securing } from './securing.ts';

export interface FinishingOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly securing: Securing;
  readonly events: PosEvents;
  readonly salon: SalonMasterData;
  readonly nameOf: (staffId: string) => string;
  /** Adds paper and drawer jobs to the step of record that finishes a sale. */
  readonly planJobs: (receipt: Receipt, by: string, paidAtMs: number) => void;
  /** Sets the planned jobs going, after that step is on the platter. */
  readonly runJobs: () => void;
}

/**
 * The end of every paid action, whatever it was and however it was paid: store "finishing" with its content fixed, sign,
 * store "finished" with the signature in one step, and only then paper and drawer.
 */
export class Finishing {
  readonly #options: FinishingOptions;

  constructor(options: FinishingOptions) {
    this.#options = options;
  }

  /** To be called in the step of record of the payment that covers the sale, with the sale as it stands after it. */
  begin(sale: Sale, atMs: number, by: string): void {
    const { records } = this.#options;
    const type = sale.kind === 'training' ? 'AVTraining' : 'Beleg';
    const processData = receiptProcessData(type, vatSums(activeLines(sale)), recordedPayments(sale));
    records.sales.beginFinishing(sale.id, atMs, by);
    records.transactions.fixContent(this.transactionKey(sale.id), { processType: receiptProcessType, processData });
  }

  /** Signs and records. `mayBeDone`: an earlier try broke off, so the TSE is asked before it is told. */
  async complete(saleId: string, mayBeDone: boolean): Promise<Receipt> {
    const { records, securing, events, store, runJobs } = this.#options;
    const key = this.transactionKey(saleId);
    const secured = await securing.finish(key, mayBeDone);
    const receipt = store.transaction(() => this.#recordFinished(saleId, key, secured));
    runJobs();
    events.tell({ type: 'sale', saleId, state: 'finished' });
    events.tell({ type: 'receipt', receiptNumber: receipt.number, saleId });
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    return receipt;
  }

  /** The receipt of a sale that was paid before: shown again, or completed if its first try broke off. */
  async again(sale: Sale): Promise<Receipt> {
    return sale.receiptNumber === undefined ? this.complete(sale.id, true) : this.receipt(sale.receiptNumber);
  }

  receipt(number: number): Receipt {
    const receipt = this.#options.records.receipts.find(number);
    if (!receipt) throw new PosError('RECEIPT_UNKNOWN', { details: { number } });
    return receipt;
  }

  transactionKey(saleId: string): string {
    const record = this.#options.records.transactions.of('sale', saleId);
    if (!record) throw new Error(`Sale ${saleId} has no TSE transaction record.`);
    return record.key;
  }

  /** The one step of record that makes a receipt: number, signature or outage mark, cash book, jobs. */
  #recordFinished(saleId: string, key: string, secured: Secured): Receipt {
    const { host, store, records, salon, nameOf, planJobs } = this.#options;
    const sale = records.sales.find(saleId);
    const content = records.transactions.find(key)?.content;
    const paid = records.sales.finishingOf(saleId);
    if (!sale || !content || !paid) throw new Error(`Sale ${saleId} is being finished without payment or content.`);
    const issuedAtMs = host.clock.now();
    const number = nextNumber(store, 'receipt');
    recordSecured(records, key, secured);
    records.sales.finish(sale.id, number, issuedAtMs, paid.by);
    const receipt = buildReceipt({
      number,
      sale,
      content,
      secured,
      salon,
      servedBy: paid.by,
      nameOf,
      issuedAtOf: (earlier) => this.receipt(earlier).issuedAt,
      leftOn: (voucherNumber) => leftOn(records, voucherNumber),
      issuedAtMs,
      lateEntry: records.lateEntries.ofSale(sale.id),
    });
    records.receipts.add(receipt);
    this.#enterCash(sale, number, issuedAtMs);
    planJobs(receipt, paid.by, paid.atMs);
    records.log.write(issuedAtMs, paid.by, 'sale.finished', { saleId: sale.id, number, tse: secured.state });
    return receipt;
  }

  /** Practice moves no money (LAW-34). */
  #enterCash(sale: Sale, receiptNumber: number, atMs: number): void {
    if (sale.kind === 'training') return;
    for (const { method, key, amountCents, by } of recordedPayments(sale)) {
      if (method !== 'cash') continue;
      const entry = { key, kind: 'sale', gvType: 'Umsatz', amountCents, reason: `Beleg ${receiptNumber}` } as const;
      this.#options.records.cash.enter({ ...entry, atMs, by, receiptNumber });
    }
  }
}

function leftOn(records: PosRecords, voucherNumber: string): VoucherLeft | undefined {
  const voucher = records.vouchers.find(voucherNumber);
  return voucher && { cents: voucher.leftCents, ...(voucher.units ? { units: voucher.units.left } : {}) };
}

/** Writes how a transaction ended; belongs into the step of record of its business action. */
export function recordSecured(records: PosRecords, key: string, secured: Secured): void {
  if (secured.state === 'signed') records.transactions.sign(key, secured.signed);
  else records.transactions.fail(key, secured.outage.id, secured.error.message, secured.isLoose);
}

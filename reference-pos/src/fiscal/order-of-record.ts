import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type Catalogue, findArticle } from '../till/catalogue.ts';
import { PosError } from '../till/pos-error.ts';
import { nextNumber } from '../till/records/numbers.ts';
import { activeLines, isSameLine, type LineWish, priceLine, type Sale, takeCash } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { User } from '../till/staff.ts';
import { vatSums } from '../till/vat.ts';
import { buildReceipt } from './build-receipt.ts';
import type { TseLimits } from './limits.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import { abandonedProcessData, receiptProcessData, receiptProcessType } from './process-data.ts';
import type { Receipt } from './receipt.ts';
import { demandRoom } from './room.ts';
import type { Secured, Securing } from './securing.ts';
import { withTimeLimit } from './time-limit.ts';
import { Turns } from './turns.ts';

export interface OrderOfRecordOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly securing: Securing;
  readonly events: PosEvents;
  readonly catalogue: Catalogue;
  readonly salon: SalonMasterData;
  readonly limits: TseLimits;
  readonly nameOf: (staffId: string) => string;
  /** Adds paper and drawer jobs to the step of record that finishes a sale. */
  readonly planJobs: (receipt: Receipt, by: string, paidAtMs: number) => void;
  /** Sets the planned jobs going, after that step is on the platter. */
  readonly runJobs: () => void;
}

/**
 * A sale in the one order that holds under every fault: store the first line, start the TSE, lines, payment, store
 * "finishing", sign, store "finished" with the signature in one step, and only then paper and drawer. Each act carries a
 * key, so that a repeated request finds what the first one did (CK-07).
 */
export class OrderOfRecord {
  readonly #options: OrderOfRecordOptions;
  readonly #turns = new Turns();

  constructor(options: OrderOfRecordOptions) {
    this.#options = options;
  }

  find(id: string): Sale {
    const sale = this.#options.records.sales.find(id);
    if (!sale) throw new PosError('SALE_UNKNOWN');
    return sale;
  }

  /** Stores the sale with its first line and starts its TSE transaction; `isNew` is false for a repeated request. */
  begin(id: string, wish: LineWish, user: User): Promise<{ readonly sale: Sale; readonly isNew: boolean }> {
    return this.#turns.take(id, async () => {
      const { host, store, records, catalogue, securing, limits } = this.#options;
      const known = records.sales.find(id);
      if (known) return { sale: repeatedBegin(known, wish), isNew: false };
      demandRoom(store);
      if (records.sales.saleOfLine(wish.id)) throw new PosError('LINE_ID_IN_USE');
      const atMs = host.clock.now();
      const line = priceLine(wish, findArticle(catalogue, wish.articleId), atMs);
      const key = host.random.uuid();
      store.transaction(() => {
        records.sales.open(id, atMs, user.id);
        records.sales.addLine(id, line, user.id);
        records.transactions.want(key, 'sale', id, atMs);
        records.log.write(atMs, user.id, 'sale.begun', {
          saleId: id,
          articleId: line.articleId,
          cents: line.totalCents,
        });
      });
      const start = securing.start(key);
      // The start goes on behind; a slow TSE must not hold up the second line.
      await withTimeLimit(
        host.clock,
        limits.answerMs,
        () => start,
        () => new Error('late'),
      ).catch(() => undefined);
      return { sale: this.#changed(id), isNew: true };
    });
  }

  addLine(saleId: string, wish: LineWish, user: User): Promise<Sale> {
    return this.#turns.take(saleId, async () => {
      const { host, store, records, catalogue } = this.#options;
      const sale = this.find(saleId);
      const known = sale.allLines.find((line) => line.id === wish.id);
      if (known && isSameLine(known, wish)) return sale;
      if (known || records.sales.saleOfLine(wish.id)) throw new PosError('LINE_ID_IN_USE');
      demandOpen(sale);
      const atMs = host.clock.now();
      const line = priceLine(wish, findArticle(catalogue, wish.articleId), atMs);
      store.transaction(() => {
        records.sales.addLine(saleId, line, user.id);
        records.log.write(atMs, user.id, 'line.added', { saleId, articleId: line.articleId, cents: line.totalCents });
      });
      return this.#changed(saleId);
    });
  }

  voidLine(saleId: string, lineId: string, user: User): Promise<Sale> {
    return this.#turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      const line = sale.allLines.find((candidate) => candidate.id === lineId);
      if (!line) throw new PosError('LINE_UNKNOWN');
      if (line.voidedAtMs !== undefined) return sale;
      demandOpen(sale);
      const atMs = host.clock.now();
      store.transaction(() => {
        records.sales.voidLine(lineId, atMs, user.id);
        records.log.write(atMs, user.id, 'line.voided', { saleId, lineId, cents: line.totalCents });
      });
      return this.#changed(saleId);
    });
  }

  /** Gives a sale up; its transaction is finished as AVBelegabbruch, never left open (TSE-05). */
  cancel(saleId: string, user: User): Promise<Sale> {
    return this.#turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      if (sale.state === 'cancelled') return sale;
      demandOpen(sale);
      const atMs = host.clock.now();
      const key = this.#transactionKey(saleId);
      store.transaction(() => {
        records.sales.cancel(saleId, atMs, user.id);
        records.transactions.fixContent(key, { processType: receiptProcessType, processData: abandonedProcessData });
        records.log.write(atMs, user.id, 'sale.cancelled', { saleId });
      });
      await this.#closeCancelled(key, false);
      return this.#changed(saleId);
    });
  }

  /** Takes cash for a sale: one receipt per sale, whatever is repeated. */
  payCash(saleId: string, key: string, tenderedCents: number, user: User): Promise<Receipt> {
    return this.#turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      if (sale.payment) return this.#repeatedPayment(sale, sale.payment.key === key);
      demandOpen(sale);
      if (records.sales.findByPaymentKey(key)) throw new PosError('PAYMENT_KEY_IN_USE');
      const payment = takeCash(sale, key, tenderedCents, host.clock.now());
      const processData = receiptProcessData('Beleg', vatSums(activeLines(sale)), payment.amountCents);
      store.transaction(() => {
        records.sales.takePayment(saleId, payment, user.id);
        records.transactions.fixContent(this.#transactionKey(saleId), { processType: receiptProcessType, processData });
        records.log.write(payment.takenAtMs, user.id, 'payment.taken', { saleId, cents: payment.amountCents });
      });
      return this.#complete(saleId, false);
    });
  }

  /**
   * After a power cut: what was paid is completed (the TSE is asked what it did), what was cancelled is closed in the TSE,
   * what was open stays open. Returns what was completed.
   */
  async recover(): Promise<readonly Receipt[]> {
    const { sales, transactions } = this.#options.records;
    const receipts: Receipt[] = [];
    for (const { id } of sales.list('finishing')) {
      receipts.push(await this.#turns.take(id, () => this.#finishedReceipt(id)));
    }
    for (const record of transactions.unsettled()) {
      const isCancelled = record.subject === 'sale' && sales.find(record.subjectId)?.state === 'cancelled';
      if (isCancelled) await this.#turns.take(record.subjectId, () => this.#closeCancelled(record.key, true));
    }
    return receipts;
  }

  #finishedReceipt(saleId: string): Promise<Receipt> {
    return this.#repeatedPayment(this.find(saleId), true);
  }

  async #repeatedPayment(sale: Sale, isSameKey: boolean): Promise<Receipt> {
    const { receiptNumber } = sale;
    if (receiptNumber === undefined && !isSameKey) throw new PosError('SALE_BEING_PAID');
    // Still "finishing" when its turn comes: the first try broke off, so the TSE may have signed already.
    if (receiptNumber === undefined) return this.#complete(sale.id, true);
    if (!isSameKey) throw new PosError('SALE_ALREADY_PAID', { details: { receiptNumber } });
    return this.#receipt(receiptNumber);
  }

  async #complete(saleId: string, mayBeDone: boolean): Promise<Receipt> {
    const { records, securing, events, store, runJobs } = this.#options;
    const key = this.#transactionKey(saleId);
    const secured = await securing.finish(key, mayBeDone);
    const receipt = store.transaction(() => this.#recordFinished(this.find(saleId), key, secured));
    runJobs();
    this.#changed(saleId);
    events.tell({ type: 'receipt', receiptNumber: receipt.number, saleId });
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    return receipt;
  }

  /** The one step of record that makes a receipt: number, signature or outage mark, cash book, jobs. */
  #recordFinished(sale: Sale, key: string, secured: Secured): Receipt {
    const { host, store, records, salon, nameOf, planJobs } = this.#options;
    const content = records.transactions.find(key)?.content;
    const { payment } = sale;
    if (!payment || !content) throw new Error(`Sale ${sale.id} is being finished without payment or content.`);
    const issuedAtMs = host.clock.now();
    const servedBy = records.sales.takenBy(sale.id) ?? sale.openedBy;
    const number = nextNumber(store, 'receipt');
    const receipt = buildReceipt({ number, sale, payment, content, secured, salon, servedBy, nameOf, issuedAtMs });
    recordSecured(records, key, secured);
    records.receipts.add(receipt);
    records.sales.finish(sale.id, number, issuedAtMs, servedBy);
    records.cash.enter({
      key: payment.key,
      kind: 'sale',
      gvType: 'Umsatz',
      amountCents: payment.amountCents,
      reason: `Beleg ${number}`,
      atMs: issuedAtMs,
      by: servedBy,
      receiptNumber: number,
    });
    planJobs(receipt, servedBy, payment.takenAtMs);
    records.log.write(issuedAtMs, servedBy, 'sale.finished', { saleId: sale.id, number, tse: secured.state });
    return receipt;
  }

  async #closeCancelled(key: string, mayBeDone: boolean): Promise<void> {
    const { records, securing, store } = this.#options;
    const secured = await securing.finish(key, mayBeDone);
    store.transaction(() => recordSecured(records, key, secured));
  }

  #transactionKey(saleId: string): string {
    const record = this.#options.records.transactions.of('sale', saleId);
    if (!record) throw new Error(`Sale ${saleId} has no TSE transaction record.`);
    return record.key;
  }

  #receipt(number: number): Receipt {
    const receipt = this.#options.records.receipts.find(number);
    if (!receipt) throw new PosError('RECEIPT_UNKNOWN', { details: { number } });
    return receipt;
  }

  #changed(saleId: string): Sale {
    const sale = this.find(saleId);
    this.#options.events.tell({ type: 'sale', saleId, state: sale.state });
    return sale;
  }
}

/** Writes how a transaction ended; belongs into the step of record of its business action. */
export function recordSecured(records: PosRecords, key: string, secured: Secured): void {
  if (secured.state === 'signed') records.transactions.sign(key, secured.signed);
  else records.transactions.fail(key, secured.outage.id, secured.error.message, secured.isLoose);
}

function repeatedBegin(sale: Sale, wish: LineWish): Sale {
  const first = sale.allLines[0];
  if (first?.id !== wish.id || !isSameLine(first, wish)) throw new PosError('SALE_ID_IN_USE');
  return sale;
}

function demandOpen(sale: Sale): void {
  if (sale.state === 'open') return;
  if (sale.receiptNumber !== undefined) {
    throw new PosError('SALE_ALREADY_PAID', { details: { receiptNumber: sale.receiptNumber } });
  }
  throw new PosError('SALE_NOT_OPEN', {
    details: { state: sale.state === 'cancelled' ? 'abgebrochen' : 'wird bezahlt' },
  });
}

import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type Catalogue, findArticle } from '../till/catalogue.ts';
import { isSameLine, type LineWish, priceLine, type SaleLine } from '../till/line.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import { dueCents, paidCents, type Sale, type SaleKind } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { User } from '../till/staff.ts';
import { vatAt } from '../till/vat.ts';
import { type Finishing, recordSecured } from './finishing.ts';
import type { TseLimits } from './limits.ts';
import { demandNothingPaid, demandSettled } from './open-sale.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import { abandonedProcessData, receiptProcessType } from './process-data.ts';
import type { Receipt } from './receipt.ts';
import { demandRoom } from './room.ts';
import type { Securing } from './securing.ts';
import { withTimeLimit } from './time-limit.ts';
import type { Turns } from './turns.ts';

export interface OrderOfRecordOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly securing: Securing;
  readonly events: PosEvents;
  readonly catalogue: Catalogue;
  readonly salon: SalonMasterData;
  readonly limits: TseLimits;
  readonly finishing: Finishing;
  readonly turns: Turns;
}

/**
 * A sale in the one order that holds under every fault: store the first line, start the TSE, lines, payment, store
 * "finishing", sign, store "finished" with the signature in one step, and only then paper and drawer. Each act carries a
 * key, so that a repeated request finds what the first one did (CK-07).
 */
export class OrderOfRecord {
  readonly #options: OrderOfRecordOptions;

  constructor(options: OrderOfRecordOptions) {
    this.#options = options;
  }

  find(id: string): Sale {
    const sale = this.#options.records.sales.find(id);
    if (!sale) throw new PosError('SALE_UNKNOWN');
    return sale;
  }

  /** Stores the sale with its first line and starts its TSE transaction; `isNew` is false for a repeated request. */
  begin(
    id: string,
    wish: LineWish,
    user: User,
    kind: SaleKind = 'sale',
  ): Promise<{ readonly sale: Sale; readonly isNew: boolean }> {
    return this.#options.turns.take(id, async () => {
      const { host, store, records, securing, limits } = this.#options;
      const known = records.sales.find(id);
      if (known) return { sale: repeatedBegin(known, wish), isNew: false };
      demandRoom(store);
      if (records.sales.saleOfLine(wish.id)) throw new PosError('LINE_ID_IN_USE');
      const atMs = host.clock.now();
      const line = this.#price(wish, atMs);
      const key = host.random.uuid();
      store.transaction(() => {
        records.sales.open({ id, kind, atMs, by: user.id });
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
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      const known = sale.allLines.find((line) => line.id === wish.id);
      if (known && isSameLine(known, wish)) return sale;
      if (known || records.sales.saleOfLine(wish.id)) throw new PosError('LINE_ID_IN_USE');
      demandSettled(sale);
      const atMs = host.clock.now();
      const line = this.#price(wish, atMs);
      store.transaction(() => {
        records.sales.addLine(saleId, line, user.id);
        records.log.write(atMs, user.id, 'line.added', { saleId, articleId: line.articleId, cents: line.totalCents });
      });
      return this.#changed(saleId);
    });
  }

  voidLine(saleId: string, lineId: string, user: User): Promise<Sale> {
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      const line = sale.allLines.find((candidate) => candidate.id === lineId);
      if (!line) throw new PosError('LINE_UNKNOWN');
      if (line.voidedAtMs !== undefined) return sale;
      demandSettled(sale);
      demandStillCovered(sale, line.totalCents);
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
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      if (sale.state === 'cancelled') return sale;
      demandNothingPaid(sale);
      const atMs = host.clock.now();
      const key = this.#options.finishing.transactionKey(saleId);
      store.transaction(() => {
        records.sales.cancel(saleId, atMs, user.id);
        records.transactions.fixContent(key, { processType: receiptProcessType, processData: abandonedProcessData });
        records.log.write(atMs, user.id, 'sale.cancelled', { saleId });
      });
      await this.#closeCancelled(key, false);
      return this.#changed(saleId);
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
      receipts.push(await this.#options.turns.take(id, () => this.#options.finishing.again(this.find(id))));
    }
    for (const record of transactions.unsettled()) {
      const isCancelled = record.subject === 'sale' && sales.find(record.subjectId)?.state === 'cancelled';
      if (isCancelled) await this.#options.turns.take(record.subjectId, () => this.#closeCancelled(record.key, true));
    }
    return receipts;
  }

  #price(wish: LineWish, atMs: number): SaleLine {
    const { catalogue, salon } = this.#options;
    const article = findArticle(catalogue, wish.articleId);
    return priceLine(wish, article, vatAt(article.vat, atMs, salon.isSmallBusiness), atMs);
  }

  async #closeCancelled(key: string, mayBeDone: boolean): Promise<void> {
    const { records, securing, store } = this.#options;
    const secured = await securing.finish(key, mayBeDone);
    store.transaction(() => recordSecured(records, key, secured));
  }

  #changed(saleId: string): Sale {
    const sale = this.find(saleId);
    this.#options.events.tell({ type: 'sale', saleId, state: sale.state });
    return sale;
  }
}

function repeatedBegin(sale: Sale, wish: LineWish): Sale {
  const first = sale.allLines[0];
  if (first?.id !== wish.id || !isSameLine(first, wish)) throw new PosError('SALE_ID_IN_USE');
  return sale;
}

/** What was paid stays covered by what is sold: a line that pays for a payment taken cannot simply go. */
function demandStillCovered(sale: Sale, lineCents: number): void {
  const paid = paidCents(sale);
  if (paid === 0 || Math.sign(dueCents(sale) - lineCents) === Math.sign(paid) || dueCents(sale) === lineCents) return;
  throw new PosError('PAID_ALREADY', { details: { paid: formatCents(paid) } });
}

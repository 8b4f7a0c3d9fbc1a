import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type Article, type Catalogue, findArticle } from '../till/catalogue.ts';
import { isCoverageSound } from '../till/coverage.ts';
import { type DiscountWish, discountLines } from '../till/discount.ts';
import { isSameLine, type LineWish, priceLine, type SaleLine } from '../till/line.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import { activeLines, paidCents, type Sale, type SaleKind } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { User } from '../till/staff.ts';
import { vatAt } from '../till/vat.ts';
import { voucherNumber } from '../till/voucher.ts';
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
  /** Whether a kind of article is still sold; one that is not stays redeemable (LAW-31). */
  readonly isOffered: (article: Article) => boolean;
}

/** One act at the till that enters lines: with a key of its own, so that repeating it changes nothing. */
export interface LineEntry {
  /** Id of the first line. */
  readonly key: string;
  /** What the journal calls it. */
  readonly event: string;
  /** The lines, made from the sale as it stands when its turn comes; throws what the cashier has to know. */
  readonly lines: (sale: Sale, atMs: number) => readonly SaleLine[];
  /** Whether the line that carries the key already is this act; without it the key is enough. */
  readonly isSame?: (line: SaleLine) => boolean;
  /** What else belongs into the same step of record. */
  readonly also?: () => void;
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

  /** Begins a sale with an article. */
  begin(
    id: string,
    wish: LineWish,
    user: User,
    kind: SaleKind = 'sale',
  ): Promise<{ readonly sale: Sale; readonly isNew: boolean }> {
    return this.open(id, this.#articleEntry(wish), user, kind);
  }

  addLine(saleId: string, wish: LineWish, user: User): Promise<Sale> {
    return this.enter(saleId, this.#articleEntry(wish), user);
  }

  /** Takes something off one line or all that is sold. */
  discount(saleId: string, wish: DiscountWish, user: User): Promise<Sale> {
    const nextId = () => this.#options.host.random.uuid();
    const lines = (sale: Sale, atMs: number) => discountLines(activeLines(sale), wish, nextId, atMs);
    return this.enter(saleId, { key: wish.id, event: 'discount.given', lines }, user);
  }

  /** Stores the sale with its first line and starts its TSE transaction; `isNew` is false for a repeated request. */
  open(
    id: string,
    entry: LineEntry,
    user: User,
    kind: SaleKind = 'sale',
  ): Promise<{ readonly sale: Sale; readonly isNew: boolean }> {
    return this.#options.turns.take(id, async () => {
      const { host, store, records, securing, limits } = this.#options;
      const known = records.sales.find(id);
      if (known) return { sale: repeatedBegin(known, entry), isNew: false };
      demandRoom(store);
      if (records.sales.saleOfLine(entry.key)) throw new PosError('LINE_ID_IN_USE');
      const atMs = host.clock.now();
      const sale = newSale(id, kind, atMs, user.id);
      const lines = entry.lines(sale, atMs);
      const key = host.random.uuid();
      store.transaction(() => {
        records.sales.open({ id, kind, atMs, by: user.id });
        for (const line of lines) records.sales.addLine(id, line, user.id);
        records.transactions.want(key, 'sale', id, atMs);
        records.log.write(atMs, user.id, 'sale.begun', { saleId: id, kind, ...logged(lines) });
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

  /** Adds the lines of one act to a sale; the same key again changes nothing. */
  enter(saleId: string, entry: LineEntry, user: User): Promise<Sale> {
    return this.#options.turns.take(saleId, async () => this.enterInTurn(saleId, entry, user));
  }

  /** The same for an act that holds the sale's turn already. */
  enterInTurn(saleId: string, { key, event, lines, isSame, also }: LineEntry, user: User): Sale {
    const { host, store, records } = this.#options;
    const sale = this.find(saleId);
    const known = sale.allLines.find((line) => line.id === key);
    if (known && (isSame?.(known) ?? true)) return sale;
    if (known || records.sales.saleOfLine(key)) throw new PosError('LINE_ID_IN_USE');
    demandSettled(sale);
    const atMs = host.clock.now();
    const entered = lines(sale, atMs);
    demandSound(sale, [...activeLines(sale), ...entered]);
    store.transaction(() => {
      for (const line of entered) records.sales.addLine(saleId, line, user.id);
      also?.();
      records.log.write(atMs, user.id, event, { saleId, ...logged(entered) });
    });
    return this.#changed(saleId);
  }

  voidLine(saleId: string, lineId: string, user: User): Promise<Sale> {
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const sale = this.find(saleId);
      const line = sale.allLines.find((candidate) => candidate.id === lineId);
      if (!line) throw new PosError('LINE_UNKNOWN');
      if (line.voidedAtMs !== undefined) return sale;
      demandSettled(sale);
      const gone = linesThatGoWith(line, activeLines(sale));
      demandSound(
        sale,
        activeLines(sale).filter((kept) => !gone.includes(kept)),
      );
      const atMs = host.clock.now();
      store.transaction(() => {
        for (const { id } of gone) records.sales.voidLine(id, atMs, user.id);
        records.log.write(atMs, user.id, 'line.voided', { saleId, lineId, ...logged(gone) });
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

  #articleEntry(wish: LineWish): LineEntry {
    return {
      key: wish.id,
      event: 'line.added',
      lines: (_sale, atMs) => [this.#price(wish, atMs)],
      isSame: (line) => isSameLine(line, wish),
    };
  }

  #price(wish: LineWish, atMs: number): SaleLine {
    const { catalogue, salon, host, isOffered } = this.#options;
    const article = findArticle(catalogue, wish.articleId);
    if (!isOffered(article)) throw new PosError('ARTICLE_NOT_OFFERED');
    const line = priceLine(wish, article, vatAt(article.vat, atMs, salon.isSmallBusiness), atMs);
    if (!article.voucher) return line;
    const { units } = article.voucher;
    const issued = { ...line, voucherNumber: voucherNumber((below) => host.random.integer(0, below - 1)) };
    return units === undefined ? issued : { ...issued, voucherUnits: units };
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

function newSale(id: string, kind: SaleKind, openedAtMs: number, openedBy: string): Sale {
  return { id, kind, state: 'open', openedAtMs, openedBy, allLines: [], payments: [] };
}

function repeatedBegin(sale: Sale, { key, isSame }: LineEntry): Sale {
  const first = sale.allLines[0];
  if (first?.id !== key || !(isSame?.(first) ?? true)) throw new PosError('SALE_ID_IN_USE');
  return sale;
}

/** A line goes with everything its act entered and with what was taken off it; a discount on it can go alone. */
function linesThatGoWith(line: SaleLine, lines: readonly SaleLine[]): readonly SaleLine[] {
  const group = lines.filter(({ groupId }) => groupId === line.groupId);
  const head = group.find(({ id }) => id === line.groupId);
  const goesAlone = line.kind === 'discount' && head !== undefined && head !== line && head.businessCase === 'Umsatz';
  return goesAlone ? [line] : group;
}

/** What was paid or redeemed stays covered by what is sold. */
function demandSound(sale: Sale, lines: readonly SaleLine[]): void {
  const paid = paidCents(sale);
  const total = lines.reduce((sum, line) => sum + line.totalCents, 0);
  const isOverpaid = paid !== 0 && Math.sign(total - paid) === -Math.sign(paid);
  if (isOverpaid) throw new PosError('PAID_ALREADY', { details: { paid: formatCents(paid) } });
  if (!isCoverageSound(lines)) throw new PosError('SETTLED_ALREADY');
}

function logged(lines: readonly SaleLine[]) {
  return {
    articleId: lines[0]?.articleId ?? '',
    cents: lines.reduce((sum, line) => sum + line.totalCents, 0),
    ...(lines[0]?.priceReason ? { reason: lines[0].priceReason } : {}),
  };
}

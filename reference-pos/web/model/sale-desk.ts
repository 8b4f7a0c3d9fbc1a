import { parseAmount } from './amount.ts';
import { type DraftLine, isAllStored, own, refused, type SaleDraft } from './facts.ts';
import { SaleSync } from './sale-sync.ts';
import { notify, type Till } from './till.ts';
import type { WireSale } from './wire.ts';

/** What the cashier enters for one line; who did the work is the last person chosen, at first whoever is signed in. */
export interface LineEntry {
  readonly articleId: string;
  readonly quantity?: number;
  readonly staffId?: string;
  readonly priceCents?: number;
  /** The price as typed; one that cannot be read enters nothing. */
  readonly price?: string;
  readonly priceReason?: string;
}

/** The sale on the screen: lines in and out, parked sales, an end without payment. */
export class SaleDesk {
  readonly sync: SaleSync;
  readonly #till: Till;

  constructor(till: Till) {
    this.#till = till;
    this.sync = new SaleSync(till);
  }

  async addLine(entry: LineEntry): Promise<void> {
    const { store, random } = this.#till;
    const { catalogue, session, sale, payment, card, isTraining } = store.value;
    const article = catalogue?.articles.find((candidate) => candidate.id === entry.articleId);
    if (!article || !session || card || payment?.phase === 'sending' || payment?.phase === 'unclear') return;
    const { quantity = 1, priceReason } = entry;
    const typed = entry.price === undefined ? undefined : parseAmount(entry.price);
    if (typed && typed.kind !== 'cents') return notify(this.#till, 'bad', own('amount-not-readable'));
    const priceCents = typed?.cents ?? entry.priceCents;
    const unitCents = priceCents ?? article.priceCents;
    const line: DraftLine = {
      id: random.uuid(),
      articleId: article.id,
      text: article.variant ? `${article.name} ${article.variant}` : article.name,
      quantity,
      unitCents,
      totalCents: unitCents * quantity,
      staffId: entry.staffId ?? session.user.id,
      ...(priceCents === undefined ? {} : { priceCents }),
      ...(priceReason === undefined ? {} : { priceReason }),
      wanted: 'kept',
      isStored: false,
      isTried: false,
    };
    const base: SaleDraft = sale ?? {
      id: random.uuid(),
      isBegun: false,
      lines: [],
      ...(isTraining ? { isTraining } : {}),
    };
    store.set({
      sale: { ...base, lines: [...base.lines, line] },
      receipt: undefined,
      print: undefined,
      drawer: undefined,
    });
    await this.sync.run();
  }

  /** A code nobody knows is said and enters nothing. */
  async enterCode(code: string, staffId?: string): Promise<void> {
    const articles = this.#till.store.value.catalogue?.articles ?? [];
    const found = articles.filter((article) => article.gtin === code || article.number === code);
    const [article] = found;
    if (!article || found.length > 1) return notify(this.#till, 'warn', own('code-unknown'));
    await this.addLine({ articleId: article.id, ...(staffId ? { staffId } : {}) });
  }

  async voidLine(lineId: string): Promise<void> {
    const { store } = this.#till;
    const { sale, payment } = store.value;
    if (!sale || payment?.phase === 'sending' || payment?.phase === 'unclear') return;
    const lines = sale.lines.map((line) => (line.id === lineId ? { ...line, wanted: 'voided' as const } : line));
    store.set({ sale: { ...sale, lines }, payment: undefined });
    await this.sync.run();
    const left = store.value.sale;
    if (left && left.lines.length === 0 && !left.isBegun) store.set({ sale: undefined });
  }

  /** Ends the sale without payment; the server keeps it as cancelled. */
  async cancelSale(): Promise<void> {
    const { store, api } = this.#till;
    const { sale, payment } = store.value;
    if (!sale || payment?.phase === 'sending' || payment?.phase === 'unclear') return;
    if (!sale.isBegun && sale.lines.every((line) => !line.isTried)) {
      store.set({ sale: undefined, payment: undefined });
      return;
    }
    const answer = await api.post<WireSale>(`/sales/${sale.id}/cancel`, {});
    if (answer.kind === 'ok' || (answer.kind === 'refused' && answer.refusal.code === 'SALE_UNKNOWN')) {
      if (store.value.sale?.id === sale.id) store.set({ sale: undefined, payment: undefined });
      return;
    }
    notify(this.#till, 'bad', answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer'));
  }

  /** Puts the sale aside; it stays open on the server and is picked up again from the list. */
  async parkSale(): Promise<void> {
    const { store } = this.#till;
    await this.sync.run();
    const { sale } = store.value;
    if (!sale) return;
    if (!isAllStored(sale)) return notify(this.#till, 'warn', own('no-answer'));
    store.set({ sale: undefined, payment: undefined });
    await this.loadParked();
  }

  async resumeSale(id: string): Promise<void> {
    const { store } = this.#till;
    const wire = store.value.parkedSales.find((parked) => parked.id === id);
    if (!wire || store.value.sale) return;
    this.show(wire);
    await this.refresh();
    await this.loadParked();
  }

  /** Puts a sale that the server has onto the screen. */
  show(wire: WireSale): void {
    const isTraining = wire.kind === 'training';
    const sale = { id: wire.id, isBegun: true, lines: [], ...(isTraining ? { isTraining } : {}) };
    this.#till.store.set({ sale, receipt: undefined, receiptToShow: undefined, print: undefined, drawer: undefined });
    this.sync.take(wire);
  }

  async loadParked(): Promise<void> {
    const { store, api } = this.#till;
    const answer = await api.get<{ sales: readonly WireSale[] }>('/sales?state=open');
    if (answer.kind !== 'ok') return;
    const ownId = store.value.sale?.id;
    store.set({ parkedSales: answer.value.sales.filter((sale) => sale.id !== ownId) });
  }

  /** Asks the server how the sale stands, after a break or when another place may have changed it. */
  async refresh(): Promise<void> {
    const { store, api } = this.#till;
    const { sale, payment, card } = store.value;
    // A card payment is asked for by itself, and ends the sale with its receipt.
    if (!sale || card || payment?.phase === 'sending' || payment?.phase === 'unclear') return;
    const mayBeBegun = sale.isBegun || sale.lines.some((line) => line.isTried);
    if (mayBeBegun) {
      const answer = await api.get<WireSale>(`/sales/${sale.id}`);
      if (answer.kind === 'ok') this.sync.take(answer.value);
      // The server never got it (or has lost it): everything is sent again, under the same keys.
      else if (answer.kind === 'refused' && answer.refusal.code === 'SALE_UNKNOWN') this.#sendAnew(sale);
    }
    await this.sync.run();
  }

  #sendAnew(sale: SaleDraft): void {
    const { store } = this.#till;
    if (store.value.sale?.id !== sale.id) return;
    const isArticle = (id: string) => store.value.catalogue?.articles.some((article) => article.id === id) ?? true;
    if (sale.isBegun) notify(this.#till, 'warn', own('sale-gone'));
    const lines = sale.lines
      .filter((line) => line.wanted === 'kept' && isArticle(line.articleId))
      .map((line) => ({ ...line, isStored: false, isTried: false }));
    store.set({ sale: lines.length > 0 ? { id: sale.id, isBegun: false, lines } : undefined });
  }
}

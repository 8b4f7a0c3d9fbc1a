import type { Answer } from './api.ts';
import { type DraftLine, own, refused, type SaleDraft } from './facts.ts';
import { notify, type Till } from './till.ts';
import type { WireSale } from './wire.ts';

const retryMs = 500;

/**
 * Brings the server to what the cashier wants, one request after the other. Every request carries the line's own key, so
 * a lost answer is simply repeated: nothing twice, nothing lost (CK-06).
 */
export class SaleSync {
  readonly #till: Till;
  #running: Promise<void> | undefined;

  constructor(till: Till) {
    this.#till = till;
  }

  /** Sends what is to be sent; resolves when all is stored, or when it has to wait for the connection. */
  run(): Promise<void> {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #sendAll(): Promise<void> {
    for (let line = this.#next(); line; line = this.#next()) {
      if (!this.#till.store.value.session) return;
      const sale = this.#till.store.value.sale as SaleDraft;
      this.#change(line.id, { isTried: true });
      const act = line.isStored ? 'void' : 'store';
      const answer = await this.#send(act, sale, line);
      // Somebody may have parked or cancelled the sale while the answer was under way.
      if (this.#till.store.value.sale?.id !== sale.id) return;
      if (!(await this.#settle(act, line, answer))) return;
    }
  }

  /**
   * The next line that is not as wanted. One that was voided before any request left is simply dropped; one that may have
   * arrived is stored again first, so that a late request cannot bring it back.
   */
  #next(): DraftLine | undefined {
    const { sale } = this.#till.store.value;
    if (!sale) return undefined;
    const unsent = sale.lines.filter((line) => line.wanted === 'voided' && !line.isStored && !line.isTried);
    if (unsent.length > 0) this.#set({ ...sale, lines: sale.lines.filter((line) => !unsent.includes(line)) });
    return this.#till.store.value.sale?.lines.find((line) => line.wanted === 'voided' || !line.isStored);
  }

  #send(act: 'store' | 'void', sale: SaleDraft, line: DraftLine): Promise<Answer<WireSale>> {
    const { api } = this.#till;
    if (act === 'void') return api.delete(`/sales/${sale.id}/lines/${line.id}`);
    const wish = {
      id: line.id,
      articleId: line.articleId,
      quantity: line.quantity,
      staffId: line.staffId,
      ...(line.priceCents === undefined ? {} : { priceCents: line.priceCents }),
      ...(line.priceReason === undefined ? {} : { priceReason: line.priceReason }),
    };
    return sale.isBegun
      ? api.post(`/sales/${sale.id}/lines`, wish)
      : api.post('/sales', { id: sale.id, line: wish, ...(sale.isTraining ? { training: true } : {}) });
  }

  /** Takes note of the answer; false means: stop for now. */
  async #settle(act: 'store' | 'void', line: DraftLine, answer: Answer<WireSale>): Promise<boolean> {
    const { store, connectionState, clock } = this.#till;
    switch (answer.kind) {
      case 'ok':
        this.take(answer.value, act === 'void' ? line.id : undefined);
        return true;
      case 'no-answer':
        if (connectionState() === 'lost') return false;
        await clock.sleep(retryMs);
        return connectionState() !== 'lost';
      case 'refused': {
        if (answer.refusal.code === 'NOT_SIGNED_IN') return false;
        if (act === 'void' && answer.refusal.code === 'LINE_UNKNOWN') {
          this.#drop(line.id);
          return true;
        }
        notify(this.#till, 'bad', refused(answer.refusal));
        if (act === 'void') this.#change(line.id, { wanted: 'kept' });
        else this.#drop(line.id);
        if (store.value.sale?.lines.length === 0 && !store.value.sale.isBegun) store.set({ sale: undefined });
        return true;
      }
    }
  }

  /** Takes over the server's word on the sale; lines still to be sent stay in place. `voidedId` is gone for good. */
  take(wire: WireSale, voidedId?: string): void {
    const { store } = this.#till;
    const { sale } = store.value;
    if (sale?.id !== wire.id) return;
    if (wire.state === 'finished' || wire.state === 'cancelled') {
      store.set({ sale: undefined, payment: undefined });
      notify(this.#till, 'warn', own('sale-closed-elsewhere'));
      return;
    }
    const known = new Map(sale.lines.map((line) => [line.id, line]));
    const stored = wire.lines
      .filter((line) => line.id !== voidedId)
      .map((line): DraftLine => {
        const { performedBy, ...rest } = line;
        const draft = known.get(line.id);
        return {
          ...draft,
          ...pick(rest),
          staffId: performedBy,
          wanted: draft?.wanted ?? 'kept',
          isStored: true,
          isTried: true,
        };
      });
    const ids = new Set(wire.lines.map((line) => line.id));
    const waiting = sale.lines.filter((line) => !ids.has(line.id) && !line.isStored && line.id !== voidedId);
    this.#set({
      ...sale,
      isBegun: true,
      lines: [...stored, ...waiting],
      tseState: wire.tse.state,
      paidCents: wire.paidCents ?? 0,
    });
  }

  #change(id: string, change: Partial<DraftLine>): void {
    const { sale } = this.#till.store.value;
    if (!sale) return;
    this.#set({ ...sale, lines: sale.lines.map((line) => (line.id === id ? { ...line, ...change } : line)) });
  }

  #drop(id: string): void {
    const { sale } = this.#till.store.value;
    if (sale) this.#set({ ...sale, lines: sale.lines.filter((line) => line.id !== id) });
  }

  #set(sale: SaleDraft): void {
    this.#till.store.set({ sale });
  }
}

const pick = ({
  id,
  articleId,
  text,
  quantity,
  unitCents,
  totalCents,
}: Omit<WireSale['lines'][number], 'performedBy'>) => ({
  id,
  articleId,
  text,
  quantity,
  unitCents,
  totalCents,
});

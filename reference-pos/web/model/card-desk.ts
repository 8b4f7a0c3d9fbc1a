import type { CardKind } from '../../src/till/card-kind.ts';
import { type CardDraft, type FinishedReceipt, own, type Problem, refused, totalCents } from './facts.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { notify, type Till } from './till.ts';
import type { CardAnswer, PaidAnswer, WireCardPayment, WireSale } from './wire.ts';

/** The server answers at once; the terminal may take minutes, and is followed by questions and by live events. */
const followMs = 700;
const payLimitMs = 15_000;
const retryMs = 700;

export interface CardDeskOptions {
  readonly payments: PaymentDesk;
  /** Called once for every receipt, when it is finished for certain. */
  readonly onFinished: (finished: FinishedReceipt, paid: PaidAnswer) => void;
  /** Puts a sale that the server holds on the screen. */
  readonly resumeSale: (saleId: string) => Promise<void>;
}

/** Taking cards: by the terminal where the till drives one, and by hand beside it. One key for one payment (CK-07). */
export class CardDesk {
  readonly #till: Till;
  readonly #options: CardDeskOptions;
  #following: string | undefined;

  constructor(till: Till, options: CardDeskOptions) {
    this.#till = till;
    this.#options = options;
  }

  /** "Card": the amount goes to the terminal, or the screen says how to do it by hand. */
  async pay(): Promise<void> {
    const isDriven = this.#till.store.value.capabilities?.terminal === 'zvt';
    if (!isDriven) return this.byHand();
    const card = this.#begin('terminal');
    if (!card) return;
    for (;;) {
      const path = `/sales/${card.saleId}/payments/terminal`;
      const answer = await this.#till.api.post<CardAnswer>(path, { key: card.key }, payLimitMs);
      if (answer.kind === 'ok') return this.#take(answer.value);
      if (answer.kind === 'refused') return await this.#refusedBy(card, refused(answer.refusal));
      if (!(await this.#waitForConnection(card.key))) return;
    }
  }

  /** The screen that shows the amount to be typed at the terminal; nothing is recorded by it. */
  byHand(): void {
    this.#begin('by-hand');
  }

  /** Says what kind of card it was, for the tax export; the same once more takes it back. */
  nameKind(kind: CardKind): void {
    const { card } = this.#till.store.value;
    if (card?.mode !== 'by-hand' || card.isSending) return;
    const { kind: before, ...rest } = card;
    this.#set(before === kind ? rest : { ...rest, kind });
  }

  /** "Terminal approved": the one thing that records a payment by hand (PH-09). */
  async confirmApproved(): Promise<void> {
    const { card } = this.#till.store.value;
    if (card?.mode !== 'by-hand' || card.isSending) return;
    this.#set({ ...card, isSending: true });
    for (;;) {
      const path = `/sales/${card.saleId}/payments/card`;
      const body = { key: card.key, manual: true, ...(card.kind ? { cardKind: card.kind } : {}) };
      const answer = await this.#till.api.post<PaidAnswer>(path, body, payLimitMs);
      if (answer.kind === 'ok') return this.#finish(answer.value);
      if (answer.kind === 'refused') return await this.#refusedBy(card, refused(answer.refusal));
      if (!(await this.#waitForConnection(card.key))) return;
    }
  }

  cancel = (): Promise<void> => this.#tell('cancel');
  askAgain = (): Promise<void> => this.#tell('ask');
  decide = (wasPaid: boolean): Promise<void> => this.#tell('decision', { wasPaid });

  /** Back to the payment screen; a payment that is under way or unclear stays. */
  back(): void {
    const { store } = this.#till;
    const { card } = store.value;
    if (!card || card.isSending || isOpen(card.payment)) return;
    store.set({ card: undefined });
    this.#options.payments.begin();
  }

  /** After a reload, a restart or on another device: a card payment that is still open comes back on the screen. */
  async recover(): Promise<void> {
    const { card } = this.#till.store.value;
    if (card?.mode === 'by-hand') {
      // Sent before the break and not answered: the same key finds what it did.
      if (card.isSending) {
        this.#set({ ...card, isSending: false });
        await this.confirmApproved();
      }
      return;
    }
    if (card) return await this.#refresh(card.key);
    const answer = await this.#till.api.get<{ readonly payments: readonly WireCardPayment[] }>('/card-payments');
    const [open] = answer.kind === 'ok' ? answer.value.payments : [];
    if (open) await this.#show(open);
  }

  /** Something happened to a card payment, says the server. */
  async onEvent(key: unknown): Promise<void> {
    const { card } = this.#till.store.value;
    if (card && card.key === key && card.payment) await this.#refresh(card.key);
  }

  async #show(payment: WireCardPayment): Promise<void> {
    const { store } = this.#till;
    const { sale } = store.value;
    if (sale && sale.id !== payment.saleId) return notify(this.#till, 'warn', own('card-payment-open'));
    if (!sale) await this.#options.resumeSale(payment.saleId);
    if (store.value.sale?.id !== payment.saleId) return;
    const { key, saleId, amountCents } = payment;
    store.set({ payment: undefined, card: { key, saleId, amountCents, mode: 'terminal', isSending: false, payment } });
    void this.#follow(key);
  }

  #begin(mode: CardDraft['mode']): CardDraft | undefined {
    const { store, random } = this.#till;
    const { sale, card } = store.value;
    if (!sale || card?.isSending || isOpen(card?.payment)) return undefined;
    if (!this.#options.payments.canPay()) return undefined;
    const draft: CardDraft = {
      key: random.uuid(),
      saleId: sale.id,
      amountCents: totalCents(sale),
      mode,
      isSending: mode === 'terminal',
    };
    store.set({ payment: undefined, card: draft });
    return draft;
  }

  async #tell(act: 'cancel' | 'ask' | 'decision', body: object = {}): Promise<void> {
    const { card } = this.#till.store.value;
    if (!card?.payment) return;
    const answer = await this.#till.api.post<CardAnswer>(`/card-payments/${card.key}/${act}`, body);
    if (answer.kind === 'ok') await this.#refresh(card.key);
    else if (answer.kind === 'refused') notify(this.#till, 'bad', refused(answer.refusal));
  }

  async #take({ payment, paid }: CardAnswer): Promise<void> {
    const { card } = this.#till.store.value;
    if (card?.key !== payment.key) return;
    if (payment.phase === 'recorded' && paid) return this.#finish(paid);
    if (payment.phase === 'recorded') return this.#coveredInPart();
    const { problem: _, ...rest } = card;
    this.#set({ ...rest, isSending: false, payment });
    if (isOpen(payment)) void this.#follow(payment.key);
  }

  /** Asks on while the terminal has the payment or nobody knows; one follower at a time. */
  async #follow(key: string): Promise<void> {
    if (this.#following === key) return;
    this.#following = key;
    const { clock, store } = this.#till;
    while (this.#following === key) {
      await clock.sleep(followMs);
      const { card, session } = store.value;
      if (card?.key !== key || !isOpen(card.payment) || !session) break;
      await this.#refresh(key);
    }
    if (this.#following === key) this.#following = undefined;
  }

  async #refresh(key: string): Promise<void> {
    const answer = await this.#till.api.get<CardAnswer>(`/card-payments/${key}`);
    if (answer.kind === 'ok') await this.#take(answer.value);
    else if (answer.kind === 'refused' && answer.refusal.code === 'PAYMENT_UNKNOWN') {
      // It never reached the server: nothing was asked of the terminal.
      this.#till.store.set({ card: undefined });
      notify(this.#till, 'warn', own('payment-not-stored'));
    }
  }

  async #refusedBy(card: CardDraft, problem: Problem): Promise<void> {
    const code = problem.kind === 'refusal' ? problem.refusal.code : '';
    if (code === 'SALE_ALREADY_PAID' || code === 'SALE_NOT_OPEN') {
      const answer = await this.#till.api.get<WireSale>(`/sales/${card.saleId}`);
      if (answer.kind === 'ok' && answer.value.state !== 'open') {
        this.#till.store.set({ card: undefined, sale: undefined });
        return notify(this.#till, 'warn', own('sale-closed-elsewhere'));
      }
    }
    if (this.#till.store.value.card?.key === card.key) this.#set({ ...card, isSending: false, problem });
  }

  /** False when somebody has left the payment meanwhile, or when the line is gone: then `recover` goes on. */
  async #waitForConnection(key: string): Promise<boolean> {
    await this.#till.clock.sleep(retryMs);
    const { card, session } = this.#till.store.value;
    return card?.key === key && session !== undefined && this.#till.connectionState() !== 'lost';
  }

  #coveredInPart(): void {
    this.#till.store.set({ card: undefined });
    notify(this.#till, 'good', own('card-part-paid'));
  }

  #finish(paid: PaidAnswer): void {
    const { store } = this.#till;
    const finished: FinishedReceipt = { receipt: paid.receipt, paper: paid.paper ?? 'page' };
    store.set({ sale: undefined, payment: undefined, card: undefined, receipt: finished, page: 'till' });
    this.#options.onFinished(finished, paid);
  }

  #set(card: CardDraft): void {
    this.#till.store.set({ card });
  }
}

export function isOpen(payment: WireCardPayment | undefined): boolean {
  return payment?.phase === 'running' || payment?.phase === 'unclear';
}

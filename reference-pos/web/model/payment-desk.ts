import { parseAmount } from './amount.ts';
import { dueCents, type FinishedReceipt, isAllStored, own, type PaymentDraft, type Problem, refused } from './facts.ts';
import { notify, type Till } from './till.ts';
import type { PaidAnswer, WireReceipt, WireSale } from './wire.ts';

/** Securing a receipt may wait for a slow TSE before it goes on without (the server's own limit lies below this). */
const payLimitMs = 15_000;
const retryMs = 700;

export interface PaymentDeskOptions {
  /** Called once for every receipt, when it is finished for certain. */
  readonly onFinished: (finished: FinishedReceipt, paid: PaidAnswer | undefined) => void;
}

/** Taking cash. One key for one payment, however often it has to be asked: one receipt (CK-07). */
export class PaymentDesk {
  readonly #till: Till;
  readonly #onFinished: PaymentDeskOptions['onFinished'];

  constructor(till: Till, { onFinished }: PaymentDeskOptions) {
    this.#till = till;
    this.#onFinished = onFinished;
  }

  begin(): void {
    const { store, random } = this.#till;
    if (store.value.payment || !this.canPay()) return;
    store.set({ payment: { key: random.uuid(), tendered: '', phase: 'entering' } });
  }

  canPay(): boolean {
    const { sale } = this.#till.store.value;
    return (
      sale !== undefined && sale.lines.length > 0 && isAllStored(sale) && this.#till.connectionState() === 'connected'
    );
  }

  enter(tendered: string): void {
    const { payment } = this.#till.store.value;
    if (payment?.phase !== 'entering') return;
    const { problem: _, ...rest } = payment;
    this.#set({ ...rest, tendered });
  }

  back(): void {
    const { store } = this.#till;
    if (store.value.payment?.phase === 'entering') store.set({ payment: undefined });
  }

  /** Takes the amount as typed (default: what was entered; nothing entered means exactly the total). */
  async payCash(typed?: string): Promise<void> {
    this.begin();
    const { store } = this.#till;
    const { payment, sale } = store.value;
    if (payment?.phase !== 'entering' || !sale) return;
    const tendered = typed ?? payment.tendered;
    const amount = parseAmount(tendered);
    if (amount.kind === 'not-readable') return this.#problem(tendered, own('amount-not-readable'));
    const due = dueCents(sale);
    const tenderedCents = amount.kind === 'empty' ? Math.max(due, 0) : amount.cents;
    if (tenderedCents < due) return this.#problem(tendered, own('amount-too-small'));
    if (!this.canPay()) return this.#problem(tendered, own('no-answer'));
    this.#set({ key: payment.key, tendered, phase: 'sending' });
    await this.#send(sale.id, payment.key, tenderedCents);
  }

  async #send(saleId: string, key: string, tenderedCents: number): Promise<void> {
    const { api, clock, connectionState } = this.#till;
    for (;;) {
      const answer = await api.post<PaidAnswer>(`/sales/${saleId}/payments/cash`, { key, tenderedCents }, payLimitMs);
      if (answer.kind === 'ok') return this.finish(answer.value.receipt, answer.value);
      if (answer.kind === 'refused') {
        const { code, details } = answer.refusal;
        if (code === 'SALE_ALREADY_PAID') return await this.#showStored(Number(details['receiptNumber']));
        if (code === 'NOT_SIGNED_IN') return this.#phase('unclear');
        if (code !== 'SALE_BEING_PAID') return this.#refusedBy(refused(answer.refusal), code === 'PAYMENT_KEY_IN_USE');
      } else if (connectionState() === 'lost') return this.#phase('unclear');
      await clock.sleep(retryMs);
      if (connectionState() === 'lost') return this.#phase('unclear');
    }
  }

  /** After a break: did the payment arrive? Money is never asked for on a guess. */
  async clear(): Promise<void> {
    const { store, api, clock } = this.#till;
    for (;;) {
      const { payment, sale } = store.value;
      if (payment?.phase !== 'unclear' || !sale) return;
      const answer = await api.get<WireSale>(`/sales/${sale.id}`);
      if (answer.kind !== 'ok') return;
      const { state, receiptNumber } = answer.value;
      if (state === 'finished' && receiptNumber !== undefined) return await this.#showStored(receiptNumber);
      if (state === 'open') return this.#problem(payment.tendered, own('payment-not-stored'));
      if (state === 'cancelled') {
        store.set({ payment: undefined, sale: undefined });
        return notify(this.#till, 'warn', own('sale-closed-elsewhere'));
      }
      await clock.sleep(retryMs);
    }
  }

  async #showStored(receiptNumber: number): Promise<void> {
    const answer = await this.#till.api.get<WireReceipt>(`/receipts/${receiptNumber}`);
    if (answer.kind !== 'ok') return this.#phase('unclear');
    notify(this.#till, 'good', own('payment-was-stored'));
    this.finish(answer.value, undefined);
  }

  /** Shows a receipt that is finished for certain. */
  finish(receipt: WireReceipt, paid: PaidAnswer | undefined): void {
    const { store } = this.#till;
    const byServer = paid ? paid.paper === 'server' : store.value.capabilities?.printer === 'escpos';
    const finished: FinishedReceipt = { receipt, paper: byServer ? 'server' : 'page' };
    store.set({ sale: undefined, payment: undefined, receipt: finished, page: 'till' });
    this.#onFinished(finished, paid);
  }

  #refusedBy(problem: Problem, needsNewKey: boolean): void {
    const { payment } = this.#till.store.value;
    if (!payment) return;
    const key = needsNewKey ? this.#till.random.uuid() : payment.key;
    this.#set({ key, tendered: payment.tendered, phase: 'entering', problem });
  }

  #problem(tendered: string, problem: Problem): void {
    const { payment } = this.#till.store.value;
    if (payment) this.#set({ key: payment.key, tendered, phase: 'entering', problem });
  }

  #phase(phase: PaymentDraft['phase']): void {
    const { payment } = this.#till.store.value;
    if (payment) this.#set({ key: payment.key, tendered: payment.tendered, phase });
  }

  #set(payment: PaymentDraft): void {
    this.#till.store.set({ payment });
  }
}

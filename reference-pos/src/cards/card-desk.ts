import type { Host } from '@kassensturz/host';
import type { PaymentDesk } from '../fiscal/payment-desk.ts';
import type { PosEvents } from '../fiscal/pos-events.ts';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type {
  Authorisation,
  CardApproval,
  CardOutcome,
  TerminalProgress,
} from '../peripherals/terminal/card-terminal.ts';
import type { Store } from '../storage/types.ts';
import { formatCents } from '../till/money.ts';
import { isUnsettled, type Payment } from '../till/payment.ts';
import { PosError } from '../till/pos-error.ts';
import { dueCents } from '../till/sale.ts';
import type { User } from '../till/staff.ts';
import { type CardPayment, cardPaymentOf } from './card-payment.ts';
import { ClearingUp } from './clearing-up.ts';
import { terminalDetails } from './terminal-details.ts';
import type { TerminalSlot } from './terminal-slot.ts';

export interface CardDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly payments: PaymentDesk;
  readonly events: PosEvents;
  readonly slot: TerminalSlot;
}

export interface CardWish {
  readonly key: string;
  /** A part of what is due; without it everything. */
  readonly amountCents?: number;
}

interface Running {
  readonly authorisation: Authorisation;
  progress: TerminalProgress;
}

/**
 * Card payments by the terminal. What is about to be asked is stored first, only an approved completion counts as paid
 * (PH-11), and whatever breaks off is cleared up with the terminal before anybody may pay by card again (PH-13).
 */
export class CardDesk {
  readonly #options: CardDeskOptions;
  readonly #running = new Map<string, Running>();
  readonly #clearing: ClearingUp;
  /** A payment that has begun and is not stored yet. */
  #beginning: string | undefined;
  #isStopped = false;

  constructor(options: CardDeskOptions) {
    this.#options = options;
    const { host, records, slot } = options;
    this.#clearing = new ClearingUp({
      host,
      records,
      terminal: () => slot.driver,
      onNews: (payment) => this.#tell(payment),
      onPaid: (payment, approval) => this.#recordApproved(payment, approval),
      onNotPaid: (payment, text) => this.#decline(payment, text),
    });
  }

  /** Stores the payment and sends the amount to the terminal; how it goes on is told by `view` and by events. */
  async begin(saleId: string, { key, amountCents }: CardWish, user: User): Promise<CardPayment> {
    const { records, payments, slot } = this.#options;
    if (records.payments.find(key)) return this.#repeated(saleId, key);
    if (!slot.driver) throw new PosError('TERMINAL_BY_HAND');
    this.demandNoDoubt();
    const sale = records.sales.find(saleId);
    if (!sale) throw new PosError('SALE_UNKNOWN');
    if ((amountCents ?? dueCents(sale)) <= 0) throw new PosError('CARD_REFUND_BY_HAND');
    this.#beginning = key;
    try {
      const wish = { key, method: 'card' as const, ...(amountCents === undefined ? {} : { amountCents }) };
      const { payment } = await payments.ask(saleId, wish, user);
      void this.#run(payment);
      return this.view(key);
    } finally {
      this.#beginning = undefined;
    }
  }

  /** Refuses every card payment while another one is under way or unclear. */
  demandNoDoubt(): void {
    this.demandNoDoubtBut('');
  }

  /** The same for a payment of that key, which may be the one that is repeated. */
  demandNoDoubtBut(key: string): void {
    const other = this.#options.records.payments.unsettled().find((payment) => payment.key !== key);
    if (!other && this.#beginning === undefined) return;
    if (other?.state === 'unknown') {
      throw new PosError('CARD_PAYMENT_UNCLEAR', { details: { amount: formatCents(other.amountCents) } });
    }
    throw new PosError('CARD_PAYMENT_RUNNING');
  }

  view(key: string): CardPayment {
    const payment = this.#find(key);
    const isFinishing = this.#options.records.sales.find(payment.saleId)?.state === 'finishing';
    return cardPaymentOf(payment, isFinishing, this.#running.get(key)?.progress, this.#clearing.standing(key));
  }

  /** Payments that are under way or unclear, for a page that was opened anew. */
  open(): readonly CardPayment[] {
    return this.#options.records.payments
      .unsettled()
      .filter(({ method }) => method === 'card')
      .map(({ key }) => this.view(key));
  }

  cancel(key: string): CardPayment {
    this.#running.get(key)?.authorisation.cancel();
    return this.view(key);
  }

  /** Asks the terminal once more now. */
  askAgain(key: string): CardPayment {
    const payment = this.#find(key);
    if (payment.state === 'unknown') this.#clearing.start(payment);
    return this.view(key);
  }

  /** The cashier has read from the terminal's own slip what became of it. */
  async decide(key: string, wasPaid: boolean, user: User): Promise<CardPayment> {
    const { store, records, payments, host } = this.#options;
    const payment = this.#find(key);
    if (payment.state === (wasPaid ? 'recorded' : 'declined')) return this.view(key);
    if (payment.state !== 'unknown') throw new PosError('CARD_NOT_UNCLEAR');
    store.transaction(() => {
      records.cards.decide(key, user.id);
      records.log.write(host.clock.now(), user.id, 'card.decided', { key, wasPaid, cents: payment.amountCents });
    });
    const reason = wasPaid ? 'Nach dem Beleg des Terminals bezahlt' : 'Nach dem Beleg des Terminals nicht bezahlt';
    const details = wasPaid ? { manual: true, reason } : { reason };
    await payments.settle(key, { state: wasPaid ? 'recorded' : 'declined', details }, user.id);
    this.#clearing.stop(key);
    this.#tell(this.#find(key));
    return this.view(key);
  }

  /** After a restart: what had gone out is asked for at the terminal; what had not was surely not charged. */
  async recover(): Promise<void> {
    const { records, payments } = this.#options;
    for (const payment of records.payments.unsettled()) {
      if (payment.method !== 'card') continue;
      const wasSent = records.cards.find(payment.key)?.sentAtMs !== undefined;
      if (!wasSent && payment.state === 'asking') {
        await this.#decline(payment, 'Die Kasse wurde neu gestartet, bevor der Betrag am Terminal war.');
        continue;
      }
      if (payment.state === 'asking') {
        const reason = 'Die Kasse wurde während der Zahlung neu gestartet.';
        await payments.settle(payment.key, { state: 'unknown', details: { reason } }, payment.by);
      }
      this.#clearing.start(this.#find(payment.key));
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#clearing.stopAll();
  }

  async #run(payment: Payment): Promise<void> {
    const { host, slot, store, records } = this.#options;
    const { key, amountCents } = payment;
    const driver = slot.driver;
    if (!driver) return;
    const authorisation = driver.authorise(
      { id: key, amountCents },
      {
        onProgress: (progress) => {
          const running = this.#running.get(key);
          if (running) running.progress = progress;
          this.#tell(payment);
        },
        onAsking: (baseline) => {
          store.transaction(() => records.cards.send(key, baseline, host.clock.now()));
        },
      },
    );
    this.#running.set(key, { authorisation, progress: { phase: 'connecting', text: 'Verbindung zum Kartenterminal' } });
    try {
      const outcome = await authorisation.outcome;
      // What a till that is being switched off has not stored is cleared up after its next start.
      if (this.#isStopped) return;
      await this.#settle(payment, outcome);
    } catch (error) {
      // The store has failed: the payment stays as it is stored, and is cleared up after the restart.
      host.log.error('card.not-recorded', { key, error: String(error) });
    } finally {
      this.#running.delete(key);
      if (!this.#isStopped) this.#tell(payment);
    }
  }

  async #settle(payment: Payment, outcome: CardOutcome): Promise<void> {
    const { host, slot, payments, records, store } = this.#options;
    const detail = 'detail' in outcome ? outcome.detail : undefined;
    host.log.info('card.outcome', { key: payment.key, outcome: outcome.outcome, ...(detail ? { detail } : {}) });
    if (outcome.outcome === 'approved') {
      slot.learn({ atMs: host.clock.now(), isReady: true, text: 'Das Kartenterminal ist bereit.' });
      return this.#recordApproved(payment, outcome.approval);
    }
    const { cause, text } = outcome;
    if (outcome.outcome !== 'declined') slot.learn({ atMs: host.clock.now(), isReady: false, cause, text });
    if (outcome.outcome === 'unknown') {
      await payments.settle(payment.key, { state: 'unknown', details: { reason: text } }, payment.by);
      return this.#clearing.start(this.#find(payment.key));
    }
    const slips = outcome.slips ?? [];
    if (slips.length > 0) store.transaction(() => records.cards.keep(payment.key, undefined, slips));
    await this.#decline(payment, text, cause);
  }

  async #recordApproved(payment: Payment, approval: CardApproval): Promise<void> {
    const { store, records, payments } = this.#options;
    store.transaction(() => records.cards.keep(payment.key, approval, approval.slips));
    const details = { terminal: terminalDetails(approval) };
    const { tipCents, cardKind } = approval;
    await payments.settle(payment.key, { state: 'recorded', details, tipCents, cardKind }, payment.by);
    this.#tell(this.#find(payment.key));
  }

  async #decline(payment: Payment, reason: string, cause?: string): Promise<void> {
    const details = { reason, ...(cause ? { terminal: { cause } } : {}) };
    await this.#options.payments.settle(payment.key, { state: 'declined', details }, payment.by);
    this.#tell(this.#find(payment.key));
  }

  #repeated(saleId: string, key: string): CardPayment {
    if (this.#find(key).saleId !== saleId) throw new PosError('PAYMENT_KEY_IN_USE');
    return this.view(key);
  }

  #find(key: string): Payment {
    const payment = this.#options.records.payments.find(key);
    if (payment?.method !== 'card') throw new PosError('PAYMENT_UNKNOWN');
    return payment;
  }

  #tell({ key, saleId }: Payment): void {
    if (this.#isStopped) return;
    const state = isUnsettled(this.#find(key)) ? 'open' : 'settled';
    this.#options.events.tell({ type: 'card', key, saleId, state });
  }
}

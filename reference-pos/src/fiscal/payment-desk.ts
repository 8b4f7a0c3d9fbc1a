import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { CardKind } from '../till/card-kind.ts';
import type { SaleLine } from '../till/line.ts';
import { formatCents } from '../till/money.ts';
import { isUnsettled, type Payment, type PaymentDetails, type PaymentWish, planPayment } from '../till/payment.ts';
import { PosError } from '../till/pos-error.ts';
import { dueCents, type Sale } from '../till/sale.ts';
import type { User } from '../till/staff.ts';
import type { Finishing } from './finishing.ts';
import { demandOpen } from './open-sale.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import type { Receipt } from './receipt.ts';
import type { Turns } from './turns.ts';

export interface PaymentDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly events: PosEvents;
  readonly finishing: Finishing;
  /** Acts on one sale follow one another, here and at the desk of its lines. */
  readonly turns: Turns;
  /** Opens the drawer for a part in cash; what finishes a sale opens it with the receipt. */
  readonly planDrawer: (reason: string, by: string, atMs: number) => void;
  readonly runJobs: () => void;
  /** The line for a tip that the customer gave at the terminal. */
  readonly tipLine: (sale: Sale, tipCents: number, atMs: number) => SaleLine;
}

/** Where a sale stands after a payment: with its receipt as soon as it is covered. */
export interface Paid {
  readonly sale: Sale;
  readonly payment: Payment;
  readonly receipt?: Receipt;
}

/** What a terminal said in the end. `unknown` holds the sale until somebody finds out. */
export interface PaymentOutcome {
  readonly state: 'recorded' | 'declined' | 'unknown';
  readonly details: PaymentDetails;
  /** What the card was charged beyond what was asked for: a tip, given at the terminal. */
  readonly tipCents?: number;
  readonly cardKind?: CardKind | undefined;
}

/**
 * Payments of a sale, as many as it takes. Each is stored with its key before anything else happens, so it survives a power
 * cut and is found again by a repeated request; the one that covers the sale finishes it, in the same step of record.
 */
export class PaymentDesk {
  readonly #options: PaymentDeskOptions;

  constructor(options: PaymentDeskOptions) {
    this.#options = options;
  }

  /** Records money that has changed hands: cash, or a card whose approval the cashier has read off the terminal. */
  pay(saleId: string, wish: PaymentWish, user: User): Promise<Paid> {
    return this.#options.turns.take(saleId, async () => {
      const known = this.#known(saleId, wish);
      if (known) return await this.#again(known);
      const atMs = this.#options.host.clock.now();
      const payment = planPayment(this.#openSale(saleId), wish, 'recorded', user.id, atMs);
      this.#demandCash(payment);
      return await this.#record(payment, () => this.#options.records.payments.add(payment), atMs, user.id);
    });
  }

  /** Stores that a terminal is about to be asked for an amount; nothing else may happen to the sale until `settle`. */
  ask(saleId: string, wish: PaymentWish, user: User): Promise<Paid> {
    return this.#options.turns.take(saleId, async () => {
      const known = this.#known(saleId, wish);
      if (known) return await this.#again(known);
      const { host, store, records } = this.#options;
      const atMs = host.clock.now();
      const payment = planPayment(this.#openSale(saleId), wish, 'asking', user.id, atMs);
      store.transaction(() => {
        records.payments.add(payment);
        records.log.write(atMs, user.id, 'payment.asked', logged(payment));
      });
      return { sale: this.#changed(saleId), payment };
    });
  }

  /** Writes down what the terminal said; an approval that covers the sale finishes it. Repeating it changes nothing. */
  settle(key: string, outcome: PaymentOutcome, by: string): Promise<Paid> {
    const saleId = this.#find(key).saleId;
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records } = this.#options;
      const payment = this.#find(key);
      if (payment.state === outcome.state && !isUnsettled(payment)) return await this.#again(payment);
      if (!isUnsettled(payment)) throw new PosError('PAYMENT_NOT_OPEN', { details: { state: stateWord(payment) } });
      const atMs = host.clock.now();
      const details = { ...payment.details, ...outcome.details };
      const { tipCents = 0, cardKind } = outcome;
      const write = () => {
        if (tipCents > 0) {
          records.sales.addLine(saleId, this.#options.tipLine(this.#sale(saleId), tipCents, atMs), by);
          records.payments.raise(key, tipCents);
        }
        records.payments.settle(key, outcome.state, atMs, details, cardKind);
      };
      if (outcome.state === 'recorded')
        return await this.#record(
          { ...payment, amountCents: payment.amountCents + tipCents, details },
          write,
          atMs,
          by,
        );
      store.transaction(() => {
        write();
        records.log.write(atMs, by, `payment.${outcome.state}`, { ...logged(payment), ...outcome.details });
      });
      return { sale: this.#changed(saleId), payment: this.#find(key) };
    });
  }

  /** Gives a part payment back while the sale is still open: cash out of the drawer, a card by the terminal's own reversal. */
  giveBack(saleId: string, key: string, reason: string, user: User): Promise<Paid> {
    return this.#options.turns.take(saleId, async () => {
      const { host, store, records, planDrawer, runJobs } = this.#options;
      const payment = this.#find(key);
      if (payment.saleId !== saleId) throw new PosError('PAYMENT_UNKNOWN');
      if (payment.state === 'returned') return { sale: this.#sale(saleId), payment };
      demandOpen(this.#sale(saleId));
      if (payment.state !== 'recorded')
        throw new PosError('PAYMENT_NOT_OPEN', { details: { state: stateWord(payment) } });
      const atMs = host.clock.now();
      store.transaction(() => {
        records.payments.settle(key, 'returned', atMs, { ...payment.details, reason });
        records.log.write(atMs, user.id, 'payment.returned', { ...logged(payment), reason });
        if (payment.method === 'cash') planDrawer('Zahlung zurückgegeben', user.id, atMs);
      });
      runJobs();
      return { sale: this.#changed(saleId), payment: this.#find(key) };
    });
  }

  /** Ends a sale on which nothing is due and that nobody has to pay: covered by vouchers, or taken on account. */
  async finishCovered(saleId: string, user: User): Promise<Receipt | undefined> {
    const { host, store, finishing } = this.#options;
    const sale = this.#openSale(saleId);
    if (sale.payments.some(isUnsettled) || dueCents(sale) !== 0) return undefined;
    store.transaction(() => finishing.begin(sale, host.clock.now(), user.id));
    return await finishing.complete(saleId, false);
  }

  async #record(payment: Payment, write: () => void, atMs: number, by: string): Promise<Paid> {
    const { store, records, finishing, planDrawer, runJobs } = this.#options;
    const { saleId, key } = payment;
    const isCovered = store.transaction(() => {
      write();
      records.log.write(atMs, by, 'payment.taken', logged(payment));
      const sale = this.#sale(saleId);
      const isCovered = dueCents(sale) === 0;
      if (isCovered) finishing.begin(sale, atMs, by);
      else if (payment.method === 'cash' && sale.kind !== 'training') planDrawer('Teilzahlung bar', by, atMs);
      return isCovered;
    });
    if (isCovered) {
      const receipt = await finishing.complete(saleId, false);
      return { sale: this.#sale(saleId), payment: this.#find(key), receipt };
    }
    runJobs();
    return { sale: this.#changed(saleId), payment: this.#find(key) };
  }

  /** Nobody can be paid more than lies in the drawer. */
  #demandCash({ method, amountCents, saleId }: Payment): void {
    const { records } = this.#options;
    if (method !== 'cash' || amountCents >= 0 || this.#sale(saleId).kind === 'training') return;
    const expectedCents = records.cash.expectedCents();
    if (expectedCents + amountCents >= 0) return;
    throw new PosError('CASH_NOT_ENOUGH', { details: { expected: formatCents(expectedCents) } });
  }

  /** The payment of that key if it was asked for before; a key that belongs to something else is refused. */
  #known(saleId: string, wish: PaymentWish): Payment | undefined {
    const known = this.#options.records.payments.find(wish.key);
    if (!known) return undefined;
    if (known.saleId !== saleId || known.method !== wish.method) throw new PosError('PAYMENT_KEY_IN_USE');
    return known;
  }

  async #again(payment: Payment): Promise<Paid> {
    const sale = this.#sale(payment.saleId);
    if (sale.state !== 'finishing' && sale.state !== 'finished') return { sale, payment };
    const receipt = await this.#options.finishing.again(sale);
    return { sale: this.#sale(sale.id), payment, receipt };
  }

  #openSale(saleId: string): Sale {
    const sale = this.#sale(saleId);
    if (sale.state === 'finishing') throw new PosError('SALE_BEING_PAID');
    demandOpen(sale);
    return sale;
  }

  #sale(saleId: string): Sale {
    const sale = this.#options.records.sales.find(saleId);
    if (!sale) throw new PosError('SALE_UNKNOWN');
    return sale;
  }

  #find(key: string): Payment {
    const payment = this.#options.records.payments.find(key);
    if (!payment) throw new PosError('PAYMENT_UNKNOWN');
    return payment;
  }

  #changed(saleId: string): Sale {
    const { events, records } = this.#options;
    const sale = this.#sale(saleId);
    events.tell({ type: 'sale', saleId, state: sale.state });
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    return sale;
  }
}

function logged({ saleId, key, method, amountCents }: Payment) {
  return { saleId, key, method, cents: amountCents, amount: formatCents(amountCents) };
}

function stateWord({ state }: Payment): string {
  const words = {
    asking: 'angefragt',
    unknown: 'unklar',
    recorded: 'bezahlt',
    declined: 'abgelehnt',
    returned: 'zurückgegeben',
  };
  return words[state];
}

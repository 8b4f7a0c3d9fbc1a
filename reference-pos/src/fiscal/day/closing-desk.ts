import { createHash } from 'node:crypto';
import type { Host } from '@kassensturz/host';
import type { Store } from '../../storage/types.ts';
import { countedCents } from '../../till/cash-count.ts';
import { formatCents } from '../../till/money.ts';
import { PosError } from '../../till/pos-error.ts';
import type { ClosingOrder, ClosingRecord } from '../../till/records/closing-records.ts';
import { lastNumber, nextNumber } from '../../till/records/numbers.ts';
import type { User } from '../../till/staff.ts';
import type { BookSums } from '../books/add-up.ts';
import type { CashDesk } from '../cash-desk.ts';
import type { PosEvents } from '../pos-events.ts';
import type { PosRecords } from '../pos-records.ts';
import { demandRoom } from '../room.ts';
import type { Securing } from '../securing.ts';
import { Turns } from '../turns.ts';
import { berlinDay } from './berlin-day.ts';
import type { CardSum, Closing, ClosingMasterData, ClosingWish } from './closing.ts';
import { outagesSince } from './outages-since.ts';

export interface ClosingDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly securing: Securing;
  /** Brings payments and cancellations that are under way, or that broke off, to their end. */
  readonly settleSales: () => Promise<unknown>;
  readonly cash: CashDesk;
  readonly events: PosEvents;
  readonly nameOf: (staffId: string) => string;
  /** Adds up the Bons above the one number up to the other. */
  readonly addUpBons: (after: number, last: number) => BookSums;
  /** What the card terminal's own end of day came to since then, if there was one (PH-10, PH-16). */
  readonly terminalSum: (sinceMs: number) => CardSum | undefined;
  /** Master data as they are now, for a day that adds up to this. */
  readonly masterData: (sums: BookSums) => ClosingMasterData;
  /** Adds the paper of the Z receipt to the step of record that makes the closing. */
  readonly planPaper: (closing: Closing, by: string) => void;
  readonly runJobs: () => void;
  /** What follows a closing and may fail: the export of the TSE (TSE-18), a backup. */
  readonly afterClosing: (closing: Closing) => void;
}

/** What was asked for, with what it came to when the closing began; enough to go on after a power cut. */
interface Plan {
  readonly wish: ClosingWish;
  readonly expectedCents: number;
}

/**
 * Closes the day in an order that holds under every fault: the count is stored first, then the difference and the bank
 * deposit are booked with transactions of their own, then one step of record makes the closing and leaves the float to the
 * next day. Meanwhile nothing new begins; what breaks off goes on after the start (LAW-23, LAW-24).
 */
export class ClosingDesk {
  readonly #options: ClosingDeskOptions;
  readonly #turns = new Turns();

  constructor(options: ClosingDeskOptions) {
    this.#options = options;
  }

  /** Makes the closing once; the same key again returns what it made. */
  close(wish: ClosingWish, user: User): Promise<Closing> {
    return this.#turns.take('closing', async () => {
      const { host, store, records, cash, securing, settleSales } = this.#options;
      const known = records.closings.findOrder(wish.key);
      if (known) return this.#repeated(known, wish);
      if (records.closings.underWay()) throw new PosError('CLOSING_UNDER_WAY');
      demandRoom(store);
      const number = this.nextNumber();
      if (wish.number !== undefined && wish.number !== number) {
        throw new PosError('CLOSING_NUMBER_TAKEN', { details: { number: wish.number, next: number } });
      }
      await settleSales();
      await cash.settled();
      await securing.closeLeftovers();
      this.#demandNothingOpen();
      const expectedCents = records.cash.expectedCents();
      if (wish.bankDepositCents > countedCents(wish.count)) {
        throw new PosError('DEPOSIT_TOO_LARGE', { details: { counted: formatCents(countedCents(wish.count)) } });
      }
      this.#demandSomething(wish, expectedCents);
      const plan: Plan = { wish, expectedCents };
      const atMs = host.clock.now();
      store.transaction(() => {
        records.closings.beginOrder({ key: wish.key, number, body: JSON.stringify(plan), atMs, by: user.id });
        records.log.write(atMs, user.id, 'closing.begun', {
          number,
          countedCents: countedCents(wish.count),
          expectedCents,
        });
      });
      const order = records.closings.findOrder(wish.key);
      if (!order) throw new Error(`The closing order ${wish.key} was not kept.`);
      return this.#complete(order);
    });
  }

  /** After a power cut: a closing that had been begun is made; the float it left is booked. */
  async recover(): Promise<void> {
    const order = this.#options.records.closings.underWay();
    if (order) await this.#turns.take('closing', () => this.#complete(order));
  }

  find(number: number): Closing {
    const record = this.#options.records.closings.find(number);
    if (!record) throw new PosError('CLOSING_UNKNOWN', { details: { number } });
    return closingOf(record);
  }

  nextNumber(): number {
    return lastNumber(this.#options.store, 'closing') + 1;
  }

  /** What the open day adds up to so far: the X report, which changes nothing. */
  openDay(): BookSums {
    const { store, records, addUpBons } = this.#options;
    return addUpBons(records.closings.last()?.lastBon ?? 0, lastNumber(store, 'bon'));
  }

  /** Card payments of the open day, to be held against the terminal's own sum. */
  cardCents(sums: BookSums = this.openDay()): number {
    return sums.payments.filter(({ type }) => type !== 'Bar').reduce((sum, { cents }) => sum + cents, 0);
  }

  async #repeated(known: ClosingOrder, wish: ClosingWish): Promise<Closing> {
    const plan = JSON.parse(known.body) as Plan;
    if (!isSameWish(plan.wish, wish)) throw new PosError('CLOSING_KEY_IN_USE');
    return known.state === 'finished' ? this.find(known.number) : this.#complete(known);
  }

  #demandNothingOpen(): void {
    const { records } = this.#options;
    const open = [...records.sales.list('open'), ...records.sales.list('finishing')].length;
    if (open > 0) throw new PosError('CLOSING_HAS_OPEN_SALES', { details: { count: open } });
    if (records.transactions.unsettled().length > 0) throw new PosError('CLOSING_HAS_UNFINISHED');
  }

  /** A second closing right after the first would only hold the float that the first has left. */
  #demandSomething({ count }: ClosingWish, expectedCents: number): void {
    const { store, records } = this.#options;
    const last = records.closings.last();
    const bons = lastNumber(store, 'bon') - (last?.lastBon ?? 0);
    const ofClosing = last && closingOf(last).cash.carriedCents !== 0 ? 1 : 0;
    if (bons <= ofClosing && countedCents(count) === expectedCents) throw new PosError('NOTHING_TO_CLOSE');
  }

  async #complete(order: ClosingOrder): Promise<Closing> {
    const { store, records, cash, securing, events, runJobs, afterClosing } = this.#options;
    const plan = JSON.parse(order.body) as Plan;
    const { count, bankDepositCents } = plan.wish;
    const differenceCents = countedCents(count) - plan.expectedCents;
    const movement = { by: order.by, reason: `Tagesabschluss ${order.number}` };
    if (differenceCents !== 0) {
      const key = derivedKey(order.key, 'difference');
      await cash.book({ ...movement, key, kind: 'difference', amountCents: differenceCents });
    }
    if (bankDepositCents !== 0) {
      const key = derivedKey(order.key, 'bankDeposit');
      await cash.book({ ...movement, key, kind: 'bankDeposit', amountCents: -bankDepositCents });
    }
    const openTransactions = await securing.countOpen();
    const floatKey = derivedKey(order.key, 'carriedFloat');
    const closing = store.transaction(() => this.#record(order, plan, differenceCents, openTransactions, floatKey));
    runJobs();
    events.tell({ type: 'closing', number: closing.number });
    if (closing.cash.carriedCents !== 0) await cash.completeBegun(floatKey);
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    afterClosing(closing);
    return closing;
  }

  /** The one step of record: number, sums, master data, the float of the next day, and the paper. */
  #record(
    order: ClosingOrder,
    { wish, expectedCents }: Plan,
    differenceCents: number,
    openTransactions: number | 'unknown',
    floatKey: string,
  ): Closing {
    const { host, store, records, nameOf, addUpBons, masterData, terminalSum, cash, planPaper } = this.#options;
    const closedAtMs = host.clock.now();
    const previous = records.closings.last();
    const [after, lastBon] = [previous?.lastBon ?? 0, lastNumber(store, 'bon')];
    const sums = addUpBons(after, lastBon);
    const carriedCents = records.cash.expectedCents();
    const cardSum = wish.cardSum ?? terminalSum(previous?.closedAtMs ?? 0);
    const number = nextNumber(store, 'closing');
    const closing: Closing = {
      number,
      key: order.key,
      closedAt: new Date(closedAtMs).toISOString(),
      closedBy: order.by,
      closedByName: nameOf(order.by),
      businessDay: berlinDay(sums.lastBonEndedAtMs ?? closedAtMs),
      firstBon: after + 1,
      lastBon,
      sums,
      cash: {
        expectedCents,
        count: wish.count,
        countedCents: countedCents(wish.count),
        differenceCents,
        bankDepositCents: wish.bankDepositCents,
        carriedCents,
      },
      cards: { tillCents: this.cardCents(sums), ...(cardSum ? { terminal: cardSum } : {}) },
      outages: outagesSince(records.outages.list(), previous?.closedAtMs ?? 0),
      openTransactions,
      master: masterData(sums),
    };
    records.closings.add({
      number,
      key: order.key,
      closedAtMs,
      businessDay: closing.businessDay,
      lastBon,
      lastCashEntry: lastNumber(store, 'cash'),
      body: JSON.stringify(closing),
    });
    records.closings.finishOrder(order.key);
    records.log.write(closedAtMs, order.by, 'closing.made', {
      number,
      differenceCents,
      turnoverCents: sums.turnoverCents,
    });
    if (carriedCents !== 0) {
      const reason = `Übertrag aus Abschluss ${number}`;
      cash.begin({ key: floatKey, kind: 'carriedFloat', amountCents: carriedCents, reason, by: order.by });
    }
    planPaper(closing, order.by);
    return closing;
  }
}

export function closingOf(record: ClosingRecord): Closing {
  return JSON.parse(record.body) as Closing;
}

function isSameWish(one: ClosingWish, other: ClosingWish): boolean {
  return countedCents(one.count) === countedCents(other.count) && one.bankDepositCents === other.bankDepositCents;
}

/** Movements of a closing are found again under keys made of its own: they too are UUIDs, for exports have 40 characters. */
function derivedKey(closingKey: string, part: string): string {
  const hex = createHash('sha256').update(`${closingKey}:${part}`).digest('hex');
  const cuts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return cuts.join('-');
}

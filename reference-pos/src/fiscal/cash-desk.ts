import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type CashEntry, type CashMovementKind, cashMovementKinds, kindOfMovement } from '../till/cash-ledger.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import type { CashMovement } from '../till/records/cash-records.ts';
import type { User } from '../till/staff.ts';
import { demandOpenDay } from './day/open-day.ts';
import { recordSecured } from './finishing.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import { receiptProcessData, receiptProcessType } from './process-data.ts';
import { demandRoom } from './room.ts';
import type { Securing } from './securing.ts';
import { Turns } from './turns.ts';

export interface CashDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly securing: Securing;
  readonly events: PosEvents;
  /** Adds the drawer job to the step of record that books a movement. */
  readonly planDrawer: (reason: string, by: string, atMs: number) => void;
  readonly runJobs: () => void;
}

export interface MovementWish {
  readonly key: string;
  readonly kind: CashMovementKind;
  /** Always positive; the kind says which way the money goes. */
  readonly amountCents: number;
  readonly reason: string;
}

/** A movement with its sign: what a closing books by itself, and what a wish comes to. */
export type Booking = Omit<CashMovement, 'state' | 'atMs'>;

/** Money that enters or leaves the drawer without a sale: each with its own TSE transaction, in the same order of record. */
export class CashDesk {
  readonly #options: CashDeskOptions;
  readonly #turns = new Turns();

  constructor(options: CashDeskOptions) {
    this.#options = options;
  }

  /** Books a movement once; the same key again returns the entry it made. `also` belongs to it and may refuse it. */
  move(wish: MovementWish, user: User, also?: () => void): Promise<CashEntry> {
    const { key, kind, reason } = wish;
    const amountCents = wish.amountCents * cashMovementKinds[kind].sign;
    const demand = () => {
      const { store, records } = this.#options;
      demandRoom(store);
      demandOpenDay(records);
      this.#demandEnough(amountCents);
    };
    return this.#book({ key, kind, amountCents, reason, by: user.id }, demand, also);
  }

  /** Books what a closing has found or leaves behind; the day is locked for everybody else meanwhile. */
  book(booking: Booking): Promise<CashEntry> {
    return this.#book(booking, () => undefined);
  }

  /** Writes a movement down with the transaction it wants; belongs into a step of record of the caller. */
  begin(booking: Booking): void {
    const { host, records } = this.#options;
    const atMs = host.clock.now();
    const transactionKey = host.random.uuid();
    const processData = receiptProcessData('Beleg', [], [{ method: 'cash', amountCents: booking.amountCents }]);
    records.cash.beginMovement({ ...booking, atMs });
    records.transactions.want(transactionKey, 'cash', booking.key, atMs);
    records.transactions.fixContent(transactionKey, { processType: receiptProcessType, processData });
    const { kind, amountCents: cents, reason, by } = booking;
    records.log.write(atMs, by, 'cash.moved', { kind, cents, reason });
  }

  /** Secures and enters a movement that `begin` has written down; may be repeated. */
  completeBegun(key: string): Promise<CashEntry> {
    return this.#turns.take('cash', () => this.#settle(key));
  }

  /** Resolves when no movement is under way. */
  settled(): Promise<void> {
    return this.#turns.take('cash', () => Promise.resolve());
  }

  /** Completes after a power cut what had been begun. */
  async recover(): Promise<void> {
    for (const record of this.#options.records.transactions.unsettled()) {
      if (record.subject === 'cash') await this.completeBegun(record.subjectId);
    }
  }

  #book(booking: Booking, demand: () => void, also?: () => void): Promise<CashEntry> {
    return this.#turns.take('cash', async () => {
      const { store, records } = this.#options;
      const known = records.cash.findMovement(booking.key);
      if (known && (known.kind !== booking.kind || known.amountCents !== booking.amountCents))
        throw new PosError('MOVEMENT_KEY_IN_USE');
      if (known) return this.#settle(known.key);
      demand();
      store.transaction(() => {
        this.begin(booking);
        also?.();
      });
      return this.#complete(booking.key, false);
    });
  }

  #demandEnough(amountCents: number): void {
    const expectedCents = this.#options.records.cash.expectedCents();
    if (expectedCents + amountCents >= 0) return;
    throw new PosError('CASH_NOT_ENOUGH', { details: { expected: formatCents(expectedCents) } });
  }

  async #settle(key: string): Promise<CashEntry> {
    const isFinished = this.#options.records.cash.findMovement(key)?.state === 'finished';
    return isFinished ? this.#entry(key) : this.#complete(key, true);
  }

  async #complete(key: string, mayBeDone: boolean): Promise<CashEntry> {
    const { host, store, records, securing, events, planDrawer, runJobs } = this.#options;
    const movement = records.cash.findMovement(key);
    const record = records.transactions.of('cash', key);
    if (!movement || !record) throw new Error(`Cash movement ${key} has no record.`);
    const { kind, amountCents, reason, by } = movement;
    const { gvType, text, movesMoney } = kindOfMovement(kind);
    const secured = await securing.finish(record.key, mayBeDone);
    store.transaction(() => {
      recordSecured(records, record.key, secured);
      records.cash.finishMovement(key);
      records.cash.enter({ key, kind, gvType, amountCents, reason, atMs: host.clock.now(), by });
      if (movesMoney) planDrawer(text, by, movement.atMs);
    });
    runJobs();
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    return this.#entry(key);
  }

  #entry(key: string): CashEntry {
    const entry = this.#options.records.cash.findEntry(key);
    if (!entry) throw new Error(`Cash movement ${key} has no entry in the cash book.`);
    return entry;
  }
}

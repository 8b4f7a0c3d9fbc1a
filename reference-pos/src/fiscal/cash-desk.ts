import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { type CashEntry, type CashMovementKind, cashMovementKinds } from '../till/cash-ledger.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import type { CashMovement } from '../till/records/cash-records.ts';
import type { User } from '../till/staff.ts';
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

/** Money that enters or leaves the drawer without a sale: each with its own TSE transaction, in the same order of record. */
export class CashDesk {
  readonly #options: CashDeskOptions;
  readonly #turns = new Turns();

  constructor(options: CashDeskOptions) {
    this.#options = options;
  }

  /** Books a movement once; the same key again returns the entry it made. `also` belongs to it and may refuse it. */
  move(wish: MovementWish, user: User, also?: () => void): Promise<CashEntry> {
    return this.#turns.take('cash', async () => {
      const { host, store, records } = this.#options;
      const amountCents = wish.amountCents * cashMovementKinds[wish.kind].sign;
      const known = records.cash.findMovement(wish.key);
      if (known) return this.#repeated(known, wish.kind, amountCents);
      demandRoom(store);
      this.#demandEnough(amountCents);
      const atMs = host.clock.now();
      const transactionKey = host.random.uuid();
      const processData = receiptProcessData('Beleg', [], [{ method: 'cash', amountCents }]);
      store.transaction(() => {
        records.cash.beginMovement({ ...wish, amountCents, atMs, by: user.id });
        records.transactions.want(transactionKey, 'cash', wish.key, atMs);
        records.transactions.fixContent(transactionKey, { processType: receiptProcessType, processData });
        also?.();
        records.log.write(atMs, user.id, 'cash.moved', { kind: wish.kind, cents: amountCents, reason: wish.reason });
      });
      return this.#complete(wish.key, false);
    });
  }

  /** Completes after a power cut what had been begun. */
  async recover(): Promise<void> {
    for (const record of this.#options.records.transactions.unsettled()) {
      if (record.subject === 'cash') await this.#turns.take('cash', () => this.#complete(record.subjectId, true));
    }
  }

  #demandEnough(amountCents: number): void {
    const expectedCents = this.#options.records.cash.expectedCents();
    if (expectedCents + amountCents >= 0) return;
    throw new PosError('CASH_NOT_ENOUGH', { details: { expected: formatCents(expectedCents) } });
  }

  #repeated(known: CashMovement, kind: CashMovementKind, amountCents: number): Promise<CashEntry> {
    if (known.kind !== kind || known.amountCents !== amountCents) throw new PosError('MOVEMENT_KEY_IN_USE');
    return known.state === 'finished' ? Promise.resolve(this.#entry(known.key)) : this.#complete(known.key, true);
  }

  async #complete(key: string, mayBeDone: boolean): Promise<CashEntry> {
    const { host, store, records, securing, events, planDrawer, runJobs } = this.#options;
    const movement = records.cash.findMovement(key);
    const record = records.transactions.of('cash', key);
    if (!movement || !record) throw new Error(`Cash movement ${key} has no record.`);
    const { gvType, text } = cashMovementKinds[movement.kind];
    const secured = await securing.finish(record.key, mayBeDone);
    store.transaction(() => {
      const atMs = host.clock.now();
      recordSecured(records, record.key, secured);
      records.cash.finishMovement(key);
      const { kind, amountCents, by } = movement;
      records.cash.enter({ key, kind, gvType, amountCents, reason: movement.reason, atMs, by });
      planDrawer(text, movement.by, movement.atMs);
    });
    runJobs();
    events.tell({ type: 'cash', expectedCents: records.cash.expectedCents() });
    return this.#entry(key);
  }

  #entry(key: string): CashEntry {
    const entry = this.#options.records.cash.entries().find((candidate) => candidate.key === key);
    if (!entry) throw new Error(`Cash movement ${key} has no entry in the cash book.`);
    return entry;
  }
}

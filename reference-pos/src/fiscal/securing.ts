import type { Host, Timer } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { LogRecords } from '../till/records/log-records.ts';
import { Leftovers } from './leftovers.ts';
import type { TseLimits } from './limits.ts';
import { abandonedProcessData, receiptProcessType } from './process-data.ts';
import type { Outage } from './records/outage-records.ts';
import {
  type SignedPart,
  signedPart,
  type TransactionRecord,
  type TransactionRecords,
} from './records/transaction-records.ts';
import type { FinishedTransaction, StartedTransaction, Tse, TseIdentity } from './tse/tse.ts';
import { asTseError, TseError } from './tse/tse-error.ts';
import type { TseInventory, TseUnit } from './tse-inventory.ts';
import { Turns } from './turns.ts';

/** How a transaction ended; written to the store by whoever records the sale, in the same step. */
export type Secured =
  | { readonly state: 'signed'; readonly started: StartedTransaction; readonly signed: SignedPart }
  | { readonly state: 'outage'; readonly outage: Outage; readonly error: TseError; readonly isLoose: boolean };

export interface SecuringOptions {
  readonly host: Host;
  readonly store: Store;
  readonly transactions: TransactionRecords;
  readonly log: LogRecords;
  readonly limits: TseLimits;
}

/**
 * Leads each recorded business action through its TSE transaction. Every step can be repeated: what the TSE knows is asked
 * for by the action's own key before anything is done a second time (TSE-12).
 */
export class Securing {
  readonly #options: SecuringOptions;
  readonly #turns = new Turns();
  readonly #starts = new Map<string, Promise<void>>();
  readonly #leftovers: Leftovers;
  #inventory: TseInventory | undefined;
  #sweepTimer: Timer | undefined;

  constructor(options: SecuringOptions) {
    this.#options = options;
    this.#leftovers = new Leftovers({ ...options, callLimitMs: options.limits.startMs });
  }

  /** The desks need `tidy`, and securing needs the desks: they are handed over once both are there. */
  connect(inventory: TseInventory): void {
    this.#inventory = inventory;
  }

  stop(): void {
    this.#sweepTimer?.cancel();
  }

  /** Starts the transaction of that key at the TSE; resolves when that is decided, and never throws for the TSE's sake. */
  start(key: string): Promise<void> {
    const running = this.#starts.get(key);
    if (running) return running;
    const start = this.#startWhenPrepared(key).finally(() => this.#starts.delete(key));
    this.#starts.set(key, start);
    return start;
  }

  isStarting(key: string): boolean {
    return this.#starts.has(key);
  }

  /** Finishes the transaction with the content that is fixed in its record. `mayBeDone`: ask before finishing. */
  async finish(key: string, mayBeDone: boolean): Promise<Secured> {
    const { host, limits } = this.#options;
    const began = host.clock.monotonic();
    await this.#starts.get(key);
    await this.#unitFor(this.#record(key)).desk.prepared(limits.finishMs - (host.clock.monotonic() - began));
    const leftMs = limits.finishMs - (host.clock.monotonic() - began);
    const record = this.#record(key);
    const unit = this.#unitFor(record);
    const attempt = await unit.desk.attempt(leftMs, async (tse, identity, left) => {
      const started = record.started ?? (await this.#findOrStart(unit, identity, key, left));
      const finished = await this.#finishOnce(tse, { ...record, started }, mayBeDone, left);
      return { started, signed: signedPart(finished, identity) };
    });
    if (attempt.ok) {
      // A spare may have been waiting for its last sale.
      host.clock.after(0, () => this.#needInventory().settle());
      return { state: 'signed', ...attempt.value };
    }
    const { outage, error, wasSent } = attempt;
    if (wasSent && record.deviceId === undefined) this.#options.transactions.markLoose(key, unit.id);
    return { state: 'outage', outage, error, isLoose: wasSent || record.isLoose || record.started !== undefined };
  }

  /**
   * After an outage or at start: open actions are secured from now on, transactions left open in the TSE are finished as
   * abandoned, and what the TSE did unanswered is noted beside the record, never in a finished receipt (TSE-09).
   */
  async tidy(unit: TseUnit, identity: TseIdentity): Promise<void> {
    await this.#turns.take('tse', async () => {
      for (const record of this.#options.transactions.unsettled()) {
        const isHere = (record.deviceId ?? this.#needInventory().forNew().id) === unit.id;
        if (record.state === 'wanted' && isHere) await this.#findOrStart(unit, identity, record.key, this.#callLimit);
      }
      for (const record of this.#options.transactions.loose(unit.id))
        await this.#leftovers.settleLooseEnd(unit, identity, record);
      await this.#leftovers.closeOrphans(unit, identity);
    });
    this.#sweepLater();
  }

  /**
   * Finishes as abandoned what is open in the TSEs and belongs to no open action (TSE-06); returns the numbers. Called by
   * the daily closing, and by hand. A TSE in an outage is tidied when it is back.
   */
  async closeLeftovers(): Promise<readonly number[]> {
    const closed: number[] = [];
    for (const unit of this.#needInventory().awake) {
      const { state } = unit.desk;
      if (state.state !== 'ready') continue;
      const limitMs = this.#options.limits.startMs * 4;
      const act = () => this.#turns.take('tse', () => this.#leftovers.closeOrphans(unit, state.identity));
      const attempt = await unit.desk.attempt(limitMs, act);
      if (attempt.ok) closed.push(...attempt.value);
    }
    return closed;
  }

  /** How many transactions of this register the TSEs in use hold open; `unknown` when one of them cannot be asked. */
  async countOpen(): Promise<number | 'unknown'> {
    let count = 0;
    for (const { desk } of this.#needInventory().awake) {
      if (desk.state.state !== 'ready') return 'unknown';
      const asked = await this.#turns.take('tse', () =>
        desk.attempt(this.#options.limits.startMs, (tse, _identity, left) => tse.openTransactions(left())),
      );
      if (!asked.ok) return 'unknown';
      count += asked.value.length;
    }
    return count;
  }

  readonly #callLimit = (): number => this.#options.limits.startMs;

  /** The preparation itself tidies in its turn, so it is waited for before a turn is taken. */
  async #startWhenPrepared(key: string): Promise<void> {
    await this.#unitFor(this.#record(key)).desk.prepared(this.#options.limits.startMs);
    await this.#turns.take('tse', () => this.#startNow(key));
  }

  async #startNow(key: string): Promise<void> {
    const { transactions, limits } = this.#options;
    const record = this.#record(key);
    if (record.state !== 'wanted') return;
    const unit = this.#unitFor(record);
    const attempt = await unit.desk.attempt(limits.startMs, async (tse, identity, left) => ({
      identity,
      started: await tse.start(key, left()),
    }));
    if (attempt.ok) {
      transactions.start(key, attempt.value.started, attempt.value.identity, unit.id);
    } else if (attempt.wasSent) {
      transactions.markLoose(key, unit.id);
    }
  }

  async #findOrStart(
    unit: TseUnit,
    identity: TseIdentity,
    key: string,
    left: () => number,
  ): Promise<StartedTransaction> {
    const { tse } = unit.desk;
    const { transactions } = this.#options;
    const { subject, startedLate } = this.#record(key);
    const found = await tse.find({ key }, left());
    const started = found.state === 'absent' ? await tse.start(key, left()) : found.started;
    // Money moved without a sale is begun and finished at once; a sale was to begin with its first line.
    const isLate = found.state === 'absent' && subject === 'sale';
    const why = isLate ? (unit.desk.lastingOutage?.text ?? 'TSE war beim Beginn nicht bereit') : undefined;
    transactions.start(key, started, identity, unit.id, startedLate ?? why);
    return started;
  }

  async #finishOnce(
    tse: Tse,
    record: TransactionRecord & { readonly started: StartedTransaction },
    mayBeDone: boolean,
    left: () => number,
  ): Promise<FinishedTransaction> {
    const transaction = { key: record.key, ...record.started };
    const content = record.content ?? { processType: receiptProcessType, processData: abandonedProcessData };
    const finish = (limitMs: number) => tse.finish(transaction, content, limitMs);
    if (!mayBeDone) {
      try {
        return await finish(Math.min(left(), this.#options.limits.finishCallMs));
      } catch (error) {
        const { isOutcomeUnknown, code } = asTseError(error);
        // What an expired certificate signed is no signature, though the TSE has it in its log (TSE-15).
        if (!isOutcomeUnknown || code === 'certificate-expired') throw error;
      }
    }
    const found = await tse.find(transaction, left());
    if (found.state === 'finished') {
      // A signature over anything else is none of this receipt.
      if (found.processData === undefined || found.processData === content.processData) return found.finished;
      throw new TseError('refused', { detail: `Transaktion ${record.started.number} hat anderen Inhalt` });
    }
    if (found.state === 'active') return finish(left());
    throw new TseError('refused', { detail: `Transaktion ${record.started.number} ist der TSE unbekannt` });
  }

  #sweepLater(): void {
    const { host, limits } = this.#options;
    this.#sweepTimer?.cancel();
    this.#sweepTimer = host.clock.after(limits.sweepEveryMs, () => void this.#sweep());
  }

  async #sweep(): Promise<void> {
    await this.closeLeftovers();
    this.#sweepLater();
  }

  #record(key: string): TransactionRecord {
    const record = this.#options.transactions.find(key);
    if (!record) throw new Error(`There is no record of transaction ${key}.`);
    return record;
  }

  /** Where the action began, or was tried; otherwise who signs now. */
  #unitFor({ deviceId }: TransactionRecord): TseUnit {
    return deviceId === undefined ? this.#needInventory().forNew() : this.#needInventory().unit(deviceId);
  }

  #needInventory(): TseInventory {
    if (!this.#inventory) throw new Error('Securing was used before it was connected to the TSEs.');
    return this.#inventory;
  }
}

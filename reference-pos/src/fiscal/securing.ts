import type { Host, Timer } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { LogRecords } from '../till/records/log-records.ts';
import type { TseLimits } from './limits.ts';
import { abandonedProcessData, receiptProcessType } from './process-data.ts';
import type { Outage } from './records/outage-records.ts';
import type { SignedPart, TransactionRecord, TransactionRecords } from './records/transaction-records.ts';
import type { FinishedTransaction, StartedTransaction, Tse, TseIdentity } from './tse/tse.ts';
import { asTseError, TseError } from './tse/tse-error.ts';
import type { TseDesk } from './tse-desk.ts';
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
  #desk: TseDesk | undefined;
  #sweepTimer: Timer | undefined;

  constructor(options: SecuringOptions) {
    this.#options = options;
  }

  /** The desk needs `tidy`, and securing needs the desk: it is handed over once both are there. */
  connect(desk: TseDesk): void {
    this.#desk = desk;
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
    await this.#needDesk().prepared(limits.finishMs - (host.clock.monotonic() - began));
    const leftMs = limits.finishMs - (host.clock.monotonic() - began);
    const record = this.#record(key);
    const attempt = await this.#needDesk().attempt(leftMs, async (tse, identity, left) => {
      const started = record.started ?? (await this.#findOrStart(tse, identity, key, left));
      const finished = await this.#finishOnce(tse, { ...record, started }, mayBeDone, left);
      return { started, signed: signedPart(finished, identity) };
    });
    if (attempt.ok) return { state: 'signed', ...attempt.value };
    const { outage, error, wasSent } = attempt;
    return { state: 'outage', outage, error, isLoose: wasSent || record.isLoose || record.started !== undefined };
  }

  /**
   * After an outage or at start: open actions are secured from now on, transactions left open in the TSE are finished as
   * abandoned, and what the TSE did unanswered is noted beside the record, never in a finished receipt (TSE-09).
   */
  async tidy(tse: Tse, identity: TseIdentity): Promise<void> {
    await this.#turns.take('tse', async () => {
      for (const record of this.#options.transactions.unsettled()) {
        if (record.state === 'wanted') await this.#findOrStart(tse, identity, record.key, this.#callLimit);
      }
      for (const record of this.#options.transactions.loose()) await this.#settleLooseEnd(tse, record);
      await this.#closeOrphans(tse, identity);
    });
    this.#sweepLater();
  }

  readonly #callLimit = (): number => this.#options.limits.startMs;

  /** The preparation itself tidies in its turn, so it is waited for before a turn is taken. */
  async #startWhenPrepared(key: string): Promise<void> {
    await this.#needDesk().prepared(this.#options.limits.startMs);
    await this.#turns.take('tse', () => this.#startNow(key));
  }

  async #startNow(key: string): Promise<void> {
    const { transactions, limits } = this.#options;
    if (this.#record(key).state !== 'wanted') return;
    const attempt = await this.#needDesk().attempt(limits.startMs, async (tse, identity, left) => ({
      identity,
      started: await tse.start(key, left()),
    }));
    if (attempt.ok) {
      transactions.start(key, attempt.value.started, attempt.value.identity);
    } else if (attempt.wasSent) {
      transactions.markLoose(key);
    }
  }

  async #findOrStart(tse: Tse, identity: TseIdentity, key: string, left: () => number): Promise<StartedTransaction> {
    const found = await tse.find({ key }, left());
    const started = found.state === 'absent' ? await tse.start(key, left()) : found.started;
    this.#options.transactions.start(key, started, identity);
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
        if (!asTseError(error).isOutcomeUnknown) throw error;
      }
    }
    const found = await tse.find(transaction, left());
    if (found.state === 'finished') return found.finished;
    if (found.state === 'active') return finish(left());
    throw new TseError('refused', { detail: `Transaktion ${record.started.number} ist der TSE unbekannt` });
  }

  async #settleLooseEnd(tse: Tse, record: TransactionRecord): Promise<void> {
    const { store, transactions, log, host } = this.#options;
    const note = await this.#closeInTse(tse, record);
    store.transaction(() => {
      transactions.settle(record.key, note);
      log.write(host.clock.now(), 'system', 'tse.loose-end-settled', { key: record.key, note });
    });
  }

  /** Says what the TSE holds of a record that ended without it, having closed what was still open there. */
  async #closeInTse(tse: Tse, record: TransactionRecord): Promise<string> {
    const limitMs = this.#callLimit();
    const reference = { key: record.key, ...(record.started ? { number: record.started.number } : {}) };
    const found = await tse.find(reference, limitMs);
    if (found.state === 'absent') return 'absent';
    const number = found.started.number;
    if (found.state === 'finished')
      return `number ${number} was finished unanswered, counter ${found.finished.signatureCounter}`;
    const content = { processType: receiptProcessType, processData: abandonedProcessData };
    const finished = await tse.finish({ key: record.key, ...found.started }, content, limitMs);
    return `number ${number} finished as AVBelegabbruch, counter ${finished.signatureCounter}`;
  }

  async #closeOrphans(tse: Tse, identity: TseIdentity): Promise<void> {
    const { transactions } = this.#options;
    for (const open of await tse.openTransactions(this.#callLimit())) {
      const isOurs = open.key ? transactions.find(open.key) : undefined;
      const isKnown = isOurs ? isOurs.state !== 'outage' : transactions.knowsNumber(identity.serialNumber, open.number);
      if (!isKnown) await this.#closeOrphan(tse, identity, open);
    }
  }

  async #closeOrphan(
    tse: Tse,
    identity: TseIdentity,
    open: StartedTransaction & { readonly key?: string },
  ): Promise<void> {
    const { host, store, transactions, log } = this.#options;
    const key = open.key ?? host.random.uuid();
    const content = { processType: receiptProcessType, processData: abandonedProcessData };
    const finished = await tse.finish({ ...open, key }, content, this.#callLimit());
    const atMs = host.clock.now();
    store.transaction(() => {
      log.write(atMs, 'system', 'tse.orphan-closed', { number: open.number, counter: finished.signatureCounter });
      if (transactions.find(key)) return;
      transactions.want(key, 'orphan', `${identity.serialNumber}:${open.number}`, atMs);
      transactions.start(key, open, identity);
      transactions.fixContent(key, content);
      transactions.sign(key, signedPart(finished, identity));
    });
  }

  #sweepLater(): void {
    const { host, limits } = this.#options;
    this.#sweepTimer?.cancel();
    this.#sweepTimer = host.clock.after(limits.sweepEveryMs, () => void this.#sweep());
  }

  async #sweep(): Promise<void> {
    const desk = this.#needDesk();
    if (desk.state.state === 'ready') {
      const { identity } = desk.state;
      const limitMs = this.#options.limits.startMs * 4;
      await this.#turns.take('tse', () => desk.attempt(limitMs, (tse) => this.#closeOrphans(tse, identity)));
    }
    this.#sweepLater();
  }

  #record(key: string): TransactionRecord {
    const record = this.#options.transactions.find(key);
    if (!record) throw new Error(`There is no record of transaction ${key}.`);
    return record;
  }

  #needDesk(): TseDesk {
    if (!this.#desk) throw new Error('Securing was used before it was connected to a TSE desk.');
    return this.#desk;
  }
}

function signedPart(finished: FinishedTransaction, identity: TseIdentity): SignedPart {
  return {
    signatureCounter: finished.signatureCounter,
    loggedAtMs: finished.loggedAtMs,
    signature: finished.signature,
    clientId: identity.clientId,
    serialNumber: identity.serialNumber,
    publicKey: identity.publicKey,
    signatureAlgorithm: identity.signatureAlgorithm,
    timeFormat: identity.timeFormat,
  };
}

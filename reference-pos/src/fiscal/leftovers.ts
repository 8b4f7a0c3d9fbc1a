import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { LogRecords } from '../till/records/log-records.ts';
import { abandonedProcessData, receiptProcessType } from './process-data.ts';
import { signedPart, type TransactionRecord, type TransactionRecords } from './records/transaction-records.ts';
import type { FinishedTransaction, FoundTransaction, StartedTransaction, TseIdentity } from './tse/tse.ts';
import type { TseUnit } from './tse-inventory.ts';

export interface LeftoversOptions {
  readonly host: Host;
  readonly store: Store;
  readonly transactions: TransactionRecords;
  readonly log: LogRecords;
  /** How long one call of the TSE may take, in milliseconds. */
  readonly callLimitMs: number;
}

/**
 * What a TSE holds that no open action needs: transactions of records that ended without an answer, and those that belong
 * to nothing. They are finished as abandoned; no finished receipt is touched (TSE-06, TSE-09).
 */
export class Leftovers {
  readonly #options: LeftoversOptions;

  constructor(options: LeftoversOptions) {
    this.#options = options;
  }

  /** Closes in the TSE what a record that ended in an outage may have left there, and notes beside it what that was. */
  async settleLooseEnd(unit: TseUnit, identity: TseIdentity, record: TransactionRecord): Promise<void> {
    const { store, transactions, log, host, callLimitMs } = this.#options;
    const reference = { key: record.key, ...(record.started ? { number: record.started.number } : {}) };
    const found = await unit.desk.tse.find(reference, callLimitMs);
    const settle = (note: string) => {
      transactions.settle(record.key, note);
      log.write(host.clock.now(), 'system', 'tse.loose-end-settled', { key: record.key, note });
    };
    if (found.state === 'active') return this.#close(unit, identity, { ...found.started, key: record.key }, settle);
    store.transaction(() => {
      settle(found.state === 'absent' ? 'absent' : unanswered(found));
      // An earlier try to close it was not heard.
      const isAbandoned =
        found.state === 'finished' && (found.processData ?? abandonedProcessData) === abandonedProcessData;
      if (isAbandoned) this.#book(unit, identity, { ...found.started, key: record.key }, found.finished);
    });
  }

  /** Finishes what is open in the TSE and belongs to no open action; returns the numbers. */
  async closeOrphans(unit: TseUnit, identity: TseIdentity): Promise<readonly number[]> {
    const closed: number[] = [];
    for (const open of await unit.desk.tse.openTransactions(this.#options.callLimitMs)) {
      const owner = this.#ownerOf(identity, open);
      if (owner && owner.state !== 'outage') continue;
      await this.#close(unit, identity, open, () => undefined);
      closed.push(open.number);
    }
    return closed;
  }

  #ownerOf(identity: TseIdentity, { key, number }: OpenTransaction): TransactionRecord | undefined {
    const { transactions } = this.#options;
    return (key && transactions.find(key)) || transactions.ofNumber(identity.serialNumber, number);
  }

  /** Finishes one as abandoned, and books it. */
  async #close(
    unit: TseUnit,
    identity: TseIdentity,
    open: OpenTransaction,
    also: (note: string) => void,
  ): Promise<void> {
    const { host, store, log, callLimitMs } = this.#options;
    const content = { processType: receiptProcessType, processData: abandonedProcessData };
    const finished = await unit.desk.tse.finish({ key: host.random.uuid(), ...open }, content, callLimitMs);
    const { signatureCounter } = finished;
    const atMs = host.clock.now();
    store.transaction(() => {
      log.write(atMs, 'system', 'tse.orphan-closed', { number: open.number, counter: signatureCounter });
      also(`number ${open.number} finished as AVBelegabbruch, counter ${signatureCounter}`);
      this.#book(unit, identity, open, finished);
    });
  }

  /**
   * A receipt of an outage that knew its number names it already; any other becomes an entry of its own in the books, so
   * that every transaction of the TSE is found there.
   */
  #book(unit: TseUnit, identity: TseIdentity, open: OpenTransaction, finished: FinishedTransaction): void {
    const { host, transactions } = this.#options;
    const owner = this.#ownerOf(identity, open);
    if (owner?.started) return;
    const key = owner ? host.random.uuid() : (open.key ?? host.random.uuid());
    transactions.want(key, 'orphan', `${identity.serialNumber}:${open.number}`, host.clock.now());
    transactions.start(key, open, identity, unit.id);
    transactions.fixContent(key, { processType: receiptProcessType, processData: abandonedProcessData });
    transactions.sign(key, signedPart(finished, identity));
  }
}

/** The key where the TSE keeps it. */
type OpenTransaction = StartedTransaction & { readonly key?: string };

function unanswered({ started, finished }: Extract<FoundTransaction, { readonly state: 'finished' }>): string {
  return `number ${started.number} was finished unanswered, counter ${finished.signatureCounter}`;
}

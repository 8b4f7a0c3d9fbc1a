import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { LogRecords } from '../till/records/log-records.ts';
import { abandonedProcessData, receiptProcessType } from './process-data.ts';
import { signedPart, type TransactionRecord, type TransactionRecords } from './records/transaction-records.ts';
import type { StartedTransaction, Tse, TseIdentity } from './tse/tse.ts';
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
  async settleLooseEnd(tse: Tse, record: TransactionRecord): Promise<void> {
    const { store, transactions, log, host } = this.#options;
    const note = await this.#closeInTse(tse, record);
    store.transaction(() => {
      transactions.settle(record.key, note);
      log.write(host.clock.now(), 'system', 'tse.loose-end-settled', { key: record.key, note });
    });
  }

  /** Says what the TSE holds of a record that ended without it, having closed what was still open there. */
  async #closeInTse(tse: Tse, record: TransactionRecord): Promise<string> {
    const limitMs = this.#options.callLimitMs;
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

  /** Finishes what is open in the TSE and belongs to no open action; returns the numbers. */
  async closeOrphans(unit: TseUnit, identity: TseIdentity): Promise<readonly number[]> {
    const { transactions } = this.#options;
    const closed: number[] = [];
    for (const open of await unit.desk.tse.openTransactions(this.#options.callLimitMs)) {
      const isOurs = open.key ? transactions.find(open.key) : undefined;
      const isKnown = isOurs ? isOurs.state !== 'outage' : transactions.knowsNumber(identity.serialNumber, open.number);
      if (isKnown) continue;
      await this.#closeOrphan(unit, identity, open);
      closed.push(open.number);
    }
    return closed;
  }

  async #closeOrphan(
    unit: TseUnit,
    identity: TseIdentity,
    open: StartedTransaction & { readonly key?: string },
  ): Promise<void> {
    const { host, store, transactions, log } = this.#options;
    const key = open.key ?? host.random.uuid();
    const content = { processType: receiptProcessType, processData: abandonedProcessData };
    const finished = await unit.desk.tse.finish({ ...open, key }, content, this.#options.callLimitMs);
    const atMs = host.clock.now();
    store.transaction(() => {
      log.write(atMs, 'system', 'tse.orphan-closed', { number: open.number, counter: finished.signatureCounter });
      if (transactions.find(key)) return;
      transactions.want(key, 'orphan', `${identity.serialNumber}:${open.number}`, atMs);
      transactions.start(key, open, identity, unit.id);
      transactions.fixContent(key, content);
      transactions.sign(key, signedPart(finished, identity));
    });
  }
}

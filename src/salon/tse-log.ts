import type { LogStore } from '@kassensturz/tse';
import { RequirementViolated } from '../errors.ts';
import { parseLogMessage, type TransactionLog } from '../verify/index.ts';

export interface FinishInLog {
  readonly counter: number;
  /** Unix milliseconds. */
  readonly finishedAt: number;
  readonly processType: string;
  readonly processData: string;
  readonly signatureHex: string;
}

export interface TransactionInLog {
  readonly transactionNumber: number;
  readonly clientId: string;
  /** Unix milliseconds. */
  readonly startedAt: number;
  readonly finish?: FinishInLog;
}

export type FinishedTransaction = TransactionInLog & { readonly finish: FinishInLog };

/** What the TSE has signed, read from its stored messages by the harness's own parser. */
export class TseLog {
  readonly transactions: readonly TransactionInLog[];
  /** Counters of all messages, in the order they were signed. */
  readonly signatureCounters: readonly number[];

  constructor(logs: LogStore) {
    const transactions = new Map<number, TransactionInLog>();
    const counters: number[] = [];
    for (let position = 0; position < logs.count; position++) {
      const message = parseLogMessage(logs.message(position));
      counters.push(message.signatureCounter);
      if (message.kind === 'transaction') note(transactions, message);
    }
    this.transactions = [...transactions.values()];
    this.signatureCounters = counters;
  }

  get transactionNumbers(): readonly number[] {
    return this.transactions.map(({ transactionNumber }) => transactionNumber);
  }

  /** Finished transactions of sales, oldest first. */
  get sales(): readonly FinishedTransaction[] {
    return this.transactions.filter(isFinished).filter(({ finish }) => finish.processData.startsWith('Beleg^'));
  }

  /** One line a transaction, for reports. */
  toText(): string {
    const time = (at: number) => new Date(at).toISOString();
    return this.transactions
      .map(({ transactionNumber, clientId, startedAt, finish }) => {
        const end = finish
          ? `finish ${time(finish.finishedAt)} counter ${finish.counter} ${finish.processType} ${finish.processData}`
          : 'still open';
        return `No ${transactionNumber} ${clientId} start ${time(startedAt)}, ${end}`;
      })
      .join('\n');
  }

  lastFinishedTransaction(): FinishedTransaction {
    const last = this.transactions.filter(isFinished).at(-1);
    if (!last) throw new RequirementViolated('the TSE has finished no transaction');
    return last;
  }

  lastFinished(): FinishInLog {
    return this.lastFinishedTransaction().finish;
  }
}

function isFinished(transaction: TransactionInLog): transaction is FinishedTransaction {
  return transaction.finish !== undefined;
}

function note(transactions: Map<number, TransactionInLog>, message: TransactionLog): void {
  const { transactionNumber, clientId, phase, logTime } = message;
  const known = transactions.get(transactionNumber);
  if (phase === 'Start') transactions.set(transactionNumber, { transactionNumber, clientId, startedAt: logTime.at });
  if (phase !== 'Finish' || !known) return;
  const finish: FinishInLog = {
    counter: message.signatureCounter,
    finishedAt: logTime.at,
    processType: message.processType ?? '',
    processData: Buffer.from(message.processData).toString('utf8'),
    signatureHex: Buffer.from(message.signatureValue).toString('hex'),
  };
  transactions.set(transactionNumber, { ...known, finish });
}

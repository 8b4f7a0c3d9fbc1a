import type { LogStore } from '@kassensturz/tse';
import { RequirementViolated } from '../errors.ts';
import { parseLogMessage, type SystemLog, type TransactionLog } from '../verify/index.ts';

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
  /** Names of the system operations, e.g. `authenticateUser`, in the order they were signed. */
  readonly systemOperations: readonly string[];
  /** Log-ins that were refused: every try is written down, good or bad. */
  readonly refusedLogIns: number;

  constructor(logs: LogStore) {
    const transactions = new Map<number, TransactionInLog>();
    const counters: number[] = [];
    const operations: string[] = [];
    let refused = 0;
    for (let position = 0; position < logs.count; position++) {
      const message = parseLogMessage(logs.message(position));
      counters.push(message.signatureCounter);
      if (message.kind === 'transaction') note(transactions, message);
      if (message.kind !== 'system') continue;
      operations.push(message.operationType);
      if (isRefusedLogIn(message)) refused += 1;
    }
    this.transactions = [...transactions.values()];
    this.signatureCounters = counters;
    this.systemOperations = operations;
    this.refusedLogIns = refused;
  }

  get transactionNumbers(): readonly number[] {
    return this.transactions.map(({ transactionNumber }) => transactionNumber);
  }

  /** Finished transactions of sales, oldest first. */
  get sales(): readonly FinishedTransaction[] {
    return this.transactions.filter(isFinished).filter(({ finish }) => finish.processData.startsWith('Beleg^'));
  }

  /** Transactions that were begun and not finished. */
  get open(): readonly TransactionInLog[] {
    return this.transactions.filter(({ finish }) => finish === undefined);
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

  /** The one that came to its end last, of receipts where there are any: what else a till signs is its own business. */
  lastFinishedTransaction(): FinishedTransaction {
    const finished = this.transactions.filter(isFinished).toSorted((a, b) => a.finish.counter - b.finish.counter);
    const last = finished.findLast(({ finish }) => finish.processType === 'Kassenbeleg-V1') ?? finished.at(-1);
    if (!last) throw new RequirementViolated('the TSE has finished no transaction');
    return last;
  }

  lastFinished(): FinishInLog {
    return this.lastFinishedTransaction().finish;
  }
}

/** Its data end with `83 01 00`: the result is false (TR-03151 appendix A). */
function isRefusedLogIn({ operationType, operationData }: SystemLog): boolean {
  const [tag, length, result] = operationData?.slice(-3) ?? [];
  return operationType.toLowerCase() === 'authenticateuser' && tag === 0x83 && length === 1 && result === 0;
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

import { parseFileName } from '../export/file-name.ts';
import type { LogMessage, TransactionLog } from '../log/log-message.ts';
import { parseLogMessage } from '../log/parse-log-message.ts';
import { readTar } from '../tar/read-tar.ts';
import type { ByteSource } from '../types.ts';

/** A transaction as the log messages of a TSE tell it. */
export interface Transaction {
  /** Serial number of the signing key, hex. */
  readonly serialNumber: string;
  readonly transactionNumber: number;
  readonly clientId: string;
  /** Times in unix milliseconds. */
  readonly start: { readonly at: number; readonly counter: number };
  /** Absent while the transaction is open. */
  readonly finish?: {
    readonly at: number;
    readonly counter: number;
    readonly processType: string;
    readonly processData: string;
    readonly signatureHex: string;
  };
}

/**
 * The transactions in a TSE export, by number; one whose start is not in the archive is left out.
 * Reads, does not verify. Throws Malformed on a log message that cannot be read.
 */
export async function transactionsInExport(source: ByteSource): Promise<readonly Transaction[]> {
  const messages: LogMessage[] = [];
  for await (const item of readTar(source)) {
    if (item.kind !== 'entry' || item.header.typeFlag !== '0' || parseFileName(item.name)?.kind !== 'log') continue;
    const message = parseLogMessage(Buffer.from(item.bytes));
    if (message.kind === 'transaction') messages.push(message);
  }
  return transactionsInMessages(messages);
}

/** The transactions in log messages, raw or parsed, in any order; system and audit messages are passed over. */
export function transactionsInMessages(messages: Iterable<Uint8Array | LogMessage>): readonly Transaction[] {
  const parsed = [...messages].map((each) => (each instanceof Uint8Array ? parseLogMessage(each) : each));
  const inOrder = parsed
    .filter((each) => each.kind === 'transaction')
    .sort((a, b) => a.signatureCounter - b.signatureCounter);
  const transactions = new Map<string, Transaction>();
  for (const message of inOrder) {
    const serialNumber = Buffer.from(message.serialNumber).toString('hex');
    const key = `${serialNumber} ${message.transactionNumber}`;
    const started = transactions.get(key);
    if (message.phase === 'Start' && !started) transactions.set(key, startedBy(message, serialNumber));
    if (message.phase === 'Finish' && started) transactions.set(key, finishedBy(message, started));
  }
  return [...transactions.values()].sort((a, b) => a.transactionNumber - b.transactionNumber);
}

function startedBy(message: TransactionLog, serialNumber: string): Transaction {
  const { transactionNumber, clientId, logTime, signatureCounter } = message;
  return { serialNumber, transactionNumber, clientId, start: { at: logTime.at, counter: signatureCounter } };
}

function finishedBy(message: TransactionLog, started: Transaction): Transaction {
  return {
    ...started,
    finish: {
      at: message.logTime.at,
      counter: message.signatureCounter,
      processType: message.processType ?? '',
      processData: Buffer.from(message.processData).toString('utf8'),
      signatureHex: Buffer.from(message.signatureValue).toString('hex'),
    },
  };
}

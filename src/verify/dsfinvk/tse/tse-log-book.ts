import { createHash } from 'node:crypto';
import type { LogMessage, TransactionLog } from '../../log/log-message.ts';

/** A transaction of a TSE, as far as a receipt must agree with it. */
export interface LoggedTransaction {
  readonly number: number;
  clientId: string;
  /** Unix milliseconds. */
  startedAt: number | undefined;
  finishedAt: number | undefined;
  counter: number | undefined;
  /** The first 16 bytes of the SHA-256 of the signature. */
  signature: string | undefined;
  processType: string;
  processData: string;
  /** How many receipts name it. */
  receipts: number;
}

/**
 * What the TSE exports say about transactions, to hold receipts against. Filled while the archives stream by;
 * costs some 300 bytes a transaction.
 */
export class TseLogBook {
  readonly #modules = new Map<string, Map<number, LoggedTransaction>>();
  readonly #certificates = new Map<string, string>();

  /** Takes a message of a TSE export; system and audit messages are passed over. */
  add(message: LogMessage): void {
    if (message.kind !== 'transaction' || message.phase === 'Update' || message.phase === undefined) return;
    const transaction = this.#transactionOf(message);
    if (message.phase === 'Start') {
      transaction.startedAt = message.logTime.at;
      return;
    }
    transaction.clientId = message.clientId;
    transaction.finishedAt = message.logTime.at;
    transaction.counter = message.signatureCounter;
    transaction.signature = signaturePrint(message.signatureValue);
    transaction.processType = message.processType ?? '';
    transaction.processData = Buffer.from(message.processData).toString('utf8');
  }

  /** Takes a certificate of a TSE export: the serial number of its key, and its bytes in DER. */
  addCertificate(serialNumber: string, der: Uint8Array): void {
    this.#certificates.set(serialNumber, createHash('sha256').update(der).digest('hex'));
  }

  /** Whether this is the certificate of the TSE export; undefined when that has none. */
  isCertificate(serialNumber: string, der: Uint8Array): boolean | undefined {
    const known = this.#certificates.get(serialNumber);
    return known === undefined ? undefined : known === createHash('sha256').update(der).digest('hex');
  }

  #transactionOf(message: TransactionLog): LoggedTransaction {
    const serial = Buffer.from(message.serialNumber).toString('hex');
    let transactions = this.#modules.get(serial);
    if (!transactions) {
      transactions = new Map();
      this.#modules.set(serial, transactions);
    }
    const known = transactions.get(message.transactionNumber);
    if (known) return known;
    const made: LoggedTransaction = {
      number: message.transactionNumber,
      clientId: message.clientId,
      startedAt: undefined,
      finishedAt: undefined,
      counter: undefined,
      signature: undefined,
      processType: '',
      processData: '',
      receipts: 0,
    };
    transactions.set(message.transactionNumber, made);
    return made;
  }

  /** Serial numbers (hex) of the modules whose logs are here. */
  get serialNumbers(): readonly string[] {
    return [...this.#modules.keys()];
  }

  has(serialNumber: string): boolean {
    return this.#modules.has(serialNumber);
  }

  transaction(serialNumber: string, number: number): LoggedTransaction | undefined {
    return this.#modules.get(serialNumber)?.get(number);
  }

  transactionsOf(serialNumber: string): Iterable<LoggedTransaction> {
    return this.#modules.get(serialNumber)?.values() ?? [];
  }

  /** Forgets which receipts were seen, to begin again. */
  forgetReceipts(): void {
    for (const transactions of this.#modules.values()) for (const each of transactions.values()) each.receipts = 0;
  }
}

export function signaturePrint(signature: Uint8Array): string {
  return createHash('sha256').update(signature).digest().toString('latin1', 0, 16);
}

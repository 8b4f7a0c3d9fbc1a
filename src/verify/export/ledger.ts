import type { LogMessage } from '../log/log-message.ts';
import type { LogTimeFormat } from '../log/log-time.ts';
import { isTimeUpdate } from '../log/system-events.ts';

/** What a row of the ledger is. */
export const rowKind = { start: 1, update: 2, finish: 3, timeUpdate: 4, disable: 5, other: 6 } as const;

const copyFlag = 0x80;
const kindMask = 0x7f;

/**
 * What must be remembered of every message of one signing key to check counters, times and transactions at the end:
 * 37 bytes in columns instead of an object, so that a gigabyte archive (about a million messages) costs less than 40 MB.
 */
export class Ledger {
  #capacity = 16;
  #counters = new Float64Array(this.#capacity);
  #times = new Float64Array(this.#capacity);
  #transactions = new Float64Array(this.#capacity);
  #fingerprints = new Float64Array(this.#capacity);
  #clients = new Uint32Array(this.#capacity);
  #kinds = new Uint8Array(this.#capacity);
  readonly #clientIndex = new Map<string, number>();
  readonly timeFormats = new Set<LogTimeFormat>();
  length = 0;
  #isInOrder = true;

  add(message: LogMessage, isCopy: boolean): void {
    if (this.length === this.#capacity) this.#grow();
    const row = this.length;
    this.length += 1;
    this.#counters[row] = message.signatureCounter;
    this.#times[row] = message.logTime.at;
    this.#fingerprints[row] = fingerprint(message.signatureValue);
    if (message.kind === 'transaction') {
      this.#transactions[row] = message.transactionNumber;
      this.#clients[row] = this.#indexOf(message.clientId);
    }
    const kind = kindOf(message);
    this.#kinds[row] = isCopy ? kind | copyFlag : kind;
    this.timeFormats.add(message.logTime.format);
    if (row > 0 && message.signatureCounter < this.#counters[row - 1]!) this.#isInOrder = false;
  }

  counter = (row: number): number => this.#counters[row]!;
  time = (row: number): number => this.#times[row]!;
  transaction = (row: number): number => this.#transactions[row]!;
  client = (row: number): number => this.#clients[row]!;
  kind = (row: number): number => this.#kinds[row]! & kindMask;
  isCopy = (row: number): boolean => this.#kinds[row]! >= copyFlag;
  fingerprint = (row: number): number => this.#fingerprints[row]!;

  /** Rows by signature counter; members of an archive come in any order. */
  inOrder(): Uint32Array {
    const rows = Uint32Array.from({ length: this.length }, (_, row) => row);
    const counters = this.#counters;
    return this.#isInOrder ? rows : rows.sort((a, b) => counters[a]! - counters[b]! || a - b);
  }

  #indexOf(clientId: string): number {
    const known = this.#clientIndex.get(clientId);
    if (known !== undefined) return known;
    this.#clientIndex.set(clientId, this.#clientIndex.size);
    return this.#clientIndex.size - 1;
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#counters = copied(new Float64Array(this.#capacity), this.#counters);
    this.#times = copied(new Float64Array(this.#capacity), this.#times);
    this.#transactions = copied(new Float64Array(this.#capacity), this.#transactions);
    this.#fingerprints = copied(new Float64Array(this.#capacity), this.#fingerprints);
    this.#clients = copied(new Uint32Array(this.#capacity), this.#clients);
    this.#kinds = copied(new Uint8Array(this.#capacity), this.#kinds);
  }
}

function copied<T extends Float64Array | Uint32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}

function kindOf(message: LogMessage): number {
  if (message.kind === 'transaction') {
    return message.phase === 'Start' ? rowKind.start : message.phase === 'Finish' ? rowKind.finish : rowKind.update;
  }
  if (message.kind === 'audit') return rowKind.other;
  if (isTimeUpdate(message.operationType)) return rowKind.timeUpdate;
  return message.operationType.toLowerCase() === 'disablesecureelement' ? rowKind.disable : rowKind.other;
}

/** 48 bits of the signature tell whether two messages of one counter are the same message. */
function fingerprint(signature: Uint8Array): number {
  let value = 0;
  for (let at = Math.max(0, signature.length - 6); at < signature.length; at += 1) value = value * 256 + signature[at]!;
  return value;
}

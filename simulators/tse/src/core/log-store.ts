/** What a stored message is; the number is what the index keeps. */
export const LOG_KIND = { system: 0, audit: 1, start: 2, update: 3, finish: 4 } as const;
export type LogKind = (typeof LOG_KIND)[keyof typeof LOG_KIND];

/** What the index knows of a message without parsing it. */
export interface LogRecord {
  readonly kind: LogKind;
  readonly signatureCounter: number;
  /** Unix seconds. */
  readonly logTime: number;
  /** 0 for system and audit logs. */
  readonly transactionNumber: number;
  /** clientId of transaction logs, operationType of system logs, empty for audit logs. */
  readonly name: string;
}

const FIRST_CHUNK_BYTES = 16 * 1024;
const LARGEST_CHUNK_BYTES = 4 * 1024 * 1024;
/** Words per record in the index: kind, counter, time (low, high), transaction, name, chunk, offset, length. */
const WORDS = 9;

/**
 * All log messages of a TSE, in the order they were signed. Bytes lie in big chunks and the index in one typed array
 * (36 bytes a message), so a million transactions fit into memory without an object each.
 */
export class LogStore {
  #chunks: Uint8Array[] = [];
  #chunkUsed = 0;
  #index = new Uint32Array(64 * WORDS);
  #count = 0;
  #byteLength = 0;
  readonly #names: string[] = [];
  readonly #nameIds = new Map<string, number>();

  get count(): number {
    return this.#count;
  }

  /** Sum of all message lengths in bytes. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** Makes room for one message; the caller fills the view. */
  append(length: number, record: LogRecord): Uint8Array {
    const chunk = this.#room(length);
    const offset = this.#chunkUsed;
    this.#chunkUsed += length;
    if ((this.#count + 1) * WORDS > this.#index.length) {
      const larger = new Uint32Array(this.#index.length * 2);
      larger.set(this.#index);
      this.#index = larger;
    }
    const at = this.#count * WORDS;
    const index = this.#index;
    index[at] = record.kind;
    index[at + 1] = record.signatureCounter;
    index[at + 2] = record.logTime % 0x100000000;
    index[at + 3] = Math.floor(record.logTime / 0x100000000);
    index[at + 4] = record.transactionNumber;
    index[at + 5] = this.#nameId(record.name);
    index[at + 6] = this.#chunks.length - 1;
    index[at + 7] = offset;
    index[at + 8] = length;
    this.#count++;
    this.#byteLength += length;
    return chunk.subarray(offset, offset + length);
  }

  record(position: number): LogRecord {
    return {
      kind: this.#word(position, 0) as LogKind,
      signatureCounter: this.#word(position, 1),
      logTime: this.logTime(position),
      transactionNumber: this.#word(position, 4),
      name: this.#names[this.#word(position, 5)] ?? '',
    };
  }

  kind(position: number): LogKind {
    return this.#word(position, 0) as LogKind;
  }

  signatureCounter(position: number): number {
    return this.#word(position, 1);
  }

  logTime(position: number): number {
    return this.#word(position, 2) + this.#word(position, 3) * 0x100000000;
  }

  transactionNumber(position: number): number {
    return this.#word(position, 4);
  }

  messageLength(position: number): number {
    return this.#word(position, 8);
  }

  /** The message itself: a view, so whoever changes it damages the log. */
  message(position: number): Uint8Array {
    const chunk = this.#chunks[this.#word(position, 6)];
    const offset = this.#word(position, 7);
    return chunk === undefined ? new Uint8Array() : chunk.subarray(offset, offset + this.messageLength(position));
  }

  /** Whether a message of this kind of name is there; names are compared as interned, so this is cheap. */
  nameIdOf(name: string): number | undefined {
    return this.#nameIds.get(name);
  }

  nameId(position: number): number {
    return this.#word(position, 5);
  }

  /** Forgets the first `count` messages. */
  dropFirst(count: number): void {
    const dropped = Math.min(count, this.#count);
    for (let position = 0; position < dropped; position++) this.#byteLength -= this.messageLength(position);
    this.#index.copyWithin(0, dropped * WORDS, this.#count * WORDS);
    this.#count -= dropped;
    if (this.#count === 0) {
      this.#chunks = [];
      this.#chunkUsed = 0;
    }
  }

  #word(position: number, word: number): number {
    if (position < 0 || position >= this.#count)
      throw new RangeError(`There is no log message at position ${position}.`);
    return this.#index[position * WORDS + word] ?? 0;
  }

  #nameId(name: string): number {
    const known = this.#nameIds.get(name);
    if (known !== undefined) return known;
    const id = this.#names.push(name) - 1;
    this.#nameIds.set(name, id);
    return id;
  }

  #room(length: number): Uint8Array {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#chunkUsed + length <= last.length) return last;
    const usual = last === undefined ? FIRST_CHUNK_BYTES : Math.min(last.length * 2, LARGEST_CHUNK_BYTES);
    const chunk = new Uint8Array(Math.max(usual, length));
    this.#chunks.push(chunk);
    this.#chunkUsed = 0;
    return chunk;
  }
}

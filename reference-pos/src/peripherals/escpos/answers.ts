/** What a printer sends back, told apart by the constant bits of each kind. */
export type Answer =
  /** Answer to DLE EOT. */
  | { readonly type: 'status'; readonly byte: number }
  /** Automatic status back: four bytes, always the full state. */
  | { readonly type: 'automatic-status'; readonly bytes: readonly [number, number, number, number] }
  /** Answer to GS r, sent in its turn. */
  | { readonly type: 'queued-status'; readonly byte: number }
  /** Everything before the process id has been printed. */
  | { readonly type: 'process-id'; readonly id: string }
  | { readonly type: 'buffers-cleared' }
  /** Anything else: another block answer, or not a printer at all. */
  | { readonly type: 'other'; readonly bytes: readonly number[] };

/** First bytes of answers that end with a zero byte. */
const blockHeaders = new Set([0x37, 0x39, 0x3b, 0x3d, 0x5f]);
/** No block answer of ours is longer; a longer one is noise. */
const longestBlock = 128;

const isStatus = (byte: number): boolean => (byte & 0x93) === 0x12;
const isAutomaticFirst = (byte: number): boolean => (byte & 0x93) === 0x10;
const isPlain = (byte: number): boolean => (byte & 0x90) === 0;

/** Cuts the printer's byte stream into answers, however the network cut it before. */
export class AnswerParser {
  #pending: number[] = [];

  push(chunk: Uint8Array): Answer[] {
    const answers: Answer[] = [];
    for (const byte of chunk) {
      const answer = this.#take(byte);
      if (answer) answers.push(answer);
    }
    return answers;
  }

  #take(byte: number): Answer | undefined {
    const first = this.#pending[0];
    if (first === undefined) return this.#begin(byte);
    if (blockHeaders.has(first)) return this.#continueBlock(byte);
    return this.#continueAutomatic(byte);
  }

  #begin(byte: number): Answer | undefined {
    if (isStatus(byte)) return { type: 'status', byte };
    if (isAutomaticFirst(byte) || blockHeaders.has(byte)) {
      this.#pending = [byte];
      return undefined;
    }
    return isPlain(byte) ? { type: 'queued-status', byte } : { type: 'other', bytes: [byte] };
  }

  #continueBlock(byte: number): Answer | undefined {
    this.#pending.push(byte);
    if (byte !== 0 && this.#pending.length < longestBlock) return undefined;
    const bytes = this.#pending;
    this.#pending = [];
    if (bytes[0] === 0x37 && bytes[1] === 0x22 && bytes.length === 7) {
      return { type: 'process-id', id: String.fromCharCode(...bytes.slice(2, 6)) };
    }
    if (bytes[0] === 0x37 && bytes[1] === 0x25) return { type: 'buffers-cleared' };
    return { type: 'other', bytes };
  }

  #continueAutomatic(byte: number): Answer | undefined {
    if (!isPlain(byte)) {
      // The rest was lost or it was none; the new byte begins something of its own.
      this.#pending = [];
      return this.#begin(byte);
    }
    this.#pending.push(byte);
    const [first, second, third, fourth] = this.#pending;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return undefined;
    this.#pending = [];
    return { type: 'automatic-status', bytes: [first, second, third, fourth] };
  }
}

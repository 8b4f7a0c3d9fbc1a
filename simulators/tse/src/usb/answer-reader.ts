/** Gives a sequence of chunks out again in pieces of whatever size is asked for. */
export class AnswerReader {
  readonly #chunks: Iterator<Uint8Array>;
  #rest: Uint8Array = new Uint8Array();

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** Up to `length` bytes; fewer only at the end, none after it. */
  next(length: number): Uint8Array {
    const piece = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      if (this.#rest.length === 0) {
        const following = this.#chunks.next();
        if (following.done === true) return piece.subarray(0, filled);
        this.#rest = following.value;
      }
      const part = this.#rest.subarray(0, length - filled);
      piece.set(part, filled);
      this.#rest = this.#rest.subarray(part.length);
      filled += part.length;
    }
    return piece;
  }
}

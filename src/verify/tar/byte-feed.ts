import type { ByteSource } from '../types.ts';

/** Hands out a stream in pieces of wanted length; pieces inside one chunk are views, nothing is copied twice. */
export class ByteFeed {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #current: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Bytes handed out so far. */
  position = 0;

  constructor(source: ByteSource) {
    if (source instanceof Uint8Array) this.#chunks = [source][Symbol.iterator]();
    else if (Symbol.asyncIterator in source) this.#chunks = source[Symbol.asyncIterator]();
    else this.#chunks = source[Symbol.iterator]();
  }

  /** The next bytes if they are here already: the fast way without a promise. */
  takeNow(length: number): Buffer | undefined {
    if (this.#current.length - this.#at < length) return undefined;
    const piece = this.#current.subarray(this.#at, this.#at + length);
    this.#at += length;
    this.position += length;
    return piece;
  }

  /** The next `length` bytes, or fewer when the stream ends before. */
  async take(length: number): Promise<Buffer> {
    const atOnce = this.takeNow(length);
    if (atOnce) return atOnce;
    const pieces: Buffer[] = [this.#current.subarray(this.#at)];
    let have = pieces[0]!.length;
    this.#at = this.#current.length;
    while (have < length && (await this.#nextChunk())) {
      const piece = this.#current.subarray(0, Math.min(length - have, this.#current.length));
      this.#at = piece.length;
      pieces.push(piece);
      have += piece.length;
    }
    this.position += have;
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
  }

  /** Passes over bytes without keeping them; says how many there were. */
  async skip(length: number): Promise<number> {
    let left = length;
    while (left > 0) {
      const here = Math.min(left, this.#current.length - this.#at);
      this.#at += here;
      left -= here;
      if (left > 0 && !(await this.#nextChunk())) break;
    }
    this.position += length - left;
    return length - left;
  }

  /** Ends the stream early, so that files and sockets behind it are closed. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #nextChunk(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    const { value } = next;
    this.#current = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    this.#at = 0;
    return true;
  }
}

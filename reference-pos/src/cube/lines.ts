/** Cuts a stream of bytes into lines of text, wherever the network has cut it. */
export class Lines {
  readonly #decoder = new TextDecoder();
  #rest = '';

  /** Complete lines so far, without their ends; empty ones are left out. */
  take(piece: Uint8Array): readonly string[] {
    const parts = (this.#rest + this.#decoder.decode(piece, { stream: true })).split('\n');
    this.#rest = parts.pop() ?? '';
    return parts.filter((line) => line !== '');
  }
}

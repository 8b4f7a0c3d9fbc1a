/** Bytes that name no command: counted, and the first ones kept with their place. */
export class UnknownBytes {
  #count = 0;
  readonly #samples: { readonly offset: number; readonly hex: string }[] = [];

  get count(): number {
    return this.#count;
  }

  /** The first hundred, with the offset in the stream. */
  get samples(): readonly { readonly offset: number; readonly hex: string }[] {
    return this.#samples;
  }

  add(bytes: Uint8Array, offset: number): void {
    this.#count += bytes.length;
    if (this.#samples.length < 100) this.#samples.push({ offset, hex: Buffer.from(bytes).toString('hex') });
  }
}

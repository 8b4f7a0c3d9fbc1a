const chunkBits = 4096;

/** Whole numbers that were seen, at a bit each: millions of transaction numbers must not fill the memory. */
export class NumberSet {
  readonly #chunks = new Map<number, Uint8Array>();
  lowest = Number.POSITIVE_INFINITY;
  highest = Number.NEGATIVE_INFINITY;

  /** False when the number was there already. */
  add(number: number): boolean {
    if (number < this.lowest) this.lowest = number;
    if (number > this.highest) this.highest = number;
    const index = Math.floor(number / chunkBits);
    let chunk = this.#chunks.get(index);
    if (!chunk) {
      chunk = new Uint8Array(chunkBits / 8);
      this.#chunks.set(index, chunk);
    }
    const bit = number - index * chunkBits;
    const mask = 1 << (bit & 7);
    const isNew = (chunk[bit >> 3]! & mask) === 0;
    chunk[bit >> 3]! |= mask;
    return isNew;
  }
}

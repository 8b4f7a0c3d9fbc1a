/** Keeps the newest entries of something that never ends. */
export class Newest<T> {
  readonly #limit: number;
  #entries: T[] = [];

  /** @param limit how many entries are surely kept; up to twice as many are there at times */
  constructor(limit: number) {
    this.#limit = limit;
  }

  add(entry: T): void {
    this.#entries.push(entry);
    if (this.#entries.length >= 2 * this.#limit) this.#entries = this.#entries.slice(-this.#limit);
  }

  /** Oldest first. */
  get entries(): readonly T[] {
    return this.#entries;
  }
}

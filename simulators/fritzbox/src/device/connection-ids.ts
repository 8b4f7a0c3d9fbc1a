/** Small numbers for calls: the lowest free one first, free again as soon as its call is over. */
export class ConnectionIds {
  readonly #used = new Set<number>();

  take(): number {
    let id = 0;
    while (this.#used.has(id)) id += 1;
    this.#used.add(id);
    return id;
  }

  free(id: number): void {
    this.#used.delete(id);
  }

  clear(): void {
    this.#used.clear();
  }
}

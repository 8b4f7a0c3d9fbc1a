const slabBytes = 256 * 1024;

/**
 * Keeps copies of what was written and not synced. Many small pieces share one slab of memory, which goes when the last of
 * them has reached the platter: thousands of buffers of their own would keep the collector busy.
 */
export class WriteCache {
  #slab = new Uint8Array(0);
  #used = 0;

  copy(bytes: Uint8Array): Uint8Array {
    if (bytes.length > slabBytes / 4) return bytes.slice();
    if (this.#used + bytes.length > this.#slab.length) {
      this.#slab = new Uint8Array(slabBytes);
      this.#used = 0;
    }
    const copy = this.#slab.subarray(this.#used, this.#used + bytes.length);
    copy.set(bytes);
    this.#used += bytes.length;
    return copy;
  }
}

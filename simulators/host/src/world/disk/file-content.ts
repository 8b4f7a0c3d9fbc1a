/** Bytes of a file that grow when needed; new room is zero. A clone shares them until one of the two is changed. */
export class FileContent {
  #bytes: Uint8Array;
  #size: number;
  #isShared = false;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.#bytes = bytes;
    this.#size = bytes.length;
  }

  get size(): number {
    return this.#size;
  }

  read(target: Uint8Array, position: number): number {
    const count = Math.max(0, Math.min(target.length, this.#size - position));
    if (count > 0) target.set(this.#bytes.subarray(position, position + count));
    return count;
  }

  write(bytes: Uint8Array, position: number): void {
    this.#reserve(position + bytes.length);
    this.#bytes.set(bytes, position);
    this.#size = Math.max(this.#size, position + bytes.length);
  }

  truncate(size: number): void {
    this.#reserve(size);
    if (size < this.#size) this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }

  clone(): FileContent {
    const clone = new FileContent(this.#bytes);
    clone.#size = this.#size;
    clone.#isShared = true;
    this.#isShared = true;
    return clone;
  }

  /** Room for that many bytes that nobody else sees. */
  #reserve(size: number): void {
    const isTooSmall = size > this.#bytes.length;
    if (!isTooSmall && !this.#isShared) return;
    const own = new Uint8Array(isTooSmall ? Math.max(size, this.#bytes.length * 2, 512) : this.#bytes.length);
    own.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = own;
    this.#isShared = false;
  }
}

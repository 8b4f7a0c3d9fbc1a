import { TAG } from './der.ts';

/** Writes DER into one growing buffer that is used again and again: signing a message must not cost more than signing it. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  reset(): this {
    this.#length = 0;
    return this;
  }

  /** What was written since the last reset: a view that the next reset makes worthless. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  raw(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length);
    this.#bytes.set(bytes, at);
    return this;
  }

  byte(value: number): this {
    const at = this.#grow(1);
    this.#bytes[at] = value;
    return this;
  }

  tlv(tag: number, content: Uint8Array): this {
    this.header(tag, content.length);
    return this.raw(content);
  }

  /** Tag and length of an element whose content follows. */
  header(tag: number, length: number): this {
    this.byte(tag);
    if (length < 0x80) return this.byte(length);
    if (length < 0x100) return this.byte(0x81).byte(length);
    if (length < 0x10000)
      return this.byte(0x82)
        .byte(length >> 8)
        .byte(length & 0xff);
    return this.byte(0x83)
      .byte(length >> 16)
      .byte((length >> 8) & 0xff)
      .byte(length & 0xff);
  }

  /** A non-negative INTEGER (or context-tagged integer) in minimal two's complement. */
  integer(value: number, tag: number = TAG.integer): this {
    let length = 1;
    for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x100)) length++;
    this.header(tag, length);
    const at = this.#grow(length);
    let rest = value;
    for (let index = at + length - 1; index >= at; index--) {
      this.#bytes[index] = rest & 0xff;
      rest = Math.floor(rest / 0x100);
    }
    return this;
  }

  #grow(length: number): number {
    const at = this.#length;
    this.#length += length;
    if (this.#length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(this.#length, 2 * this.#bytes.length));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return at;
  }
}

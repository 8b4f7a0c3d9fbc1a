import { NO_CHARACTER } from '../protocol/code-pages.ts';

/** Decodes UTF-8 byte by byte into UTF-16 units; what does not fit one unit prints as a missing character. */
export class Utf8Units {
  #missing = 0;
  #value = 0;

  reset(): void {
    this.#missing = 0;
  }

  /** The character that this byte completes, or −1 while it is incomplete. */
  take(byte: number): number {
    if (this.#missing > 0 && (byte & 0xc0) === 0x80) {
      this.#value = (this.#value << 6) | (byte & 0x3f);
      this.#missing -= 1;
      if (this.#missing > 0) return -1;
      return this.#value > 0xffff ? NO_CHARACTER : this.#value;
    }
    this.#missing = 0;
    if (byte < 0x80) return byte;
    if (byte >= 0xc2 && byte <= 0xdf) return this.#expect(1, byte & 0x1f);
    if (byte >= 0xe0 && byte <= 0xef) return this.#expect(2, byte & 0x0f);
    if (byte >= 0xf0 && byte <= 0xf4) return this.#expect(3, byte & 0x07);
    return NO_CHARACTER;
  }

  #expect(missing: number, value: number): -1 {
    this.#missing = missing;
    this.#value = value;
    return -1;
  }
}

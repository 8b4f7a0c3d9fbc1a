import { type Apdu, measureApdu } from './apdu.ts';

/** Puts messages together from a TCP stream, whatever its fragments; holds at most one message. */
export class ApduReader {
  #chunks: Uint8Array[] = [];
  #size = 0;
  /** Bytes needed before it is worth looking again. */
  #wanted = 3;

  /** Bytes of a message that is not complete. */
  get waitingBytes(): number {
    return this.#size;
  }

  push(chunk: Uint8Array): readonly Apdu[] {
    if (chunk.length === 0) return [];
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#wanted) return [];
    const bytes = this.#join();
    const messages: Apdu[] = [];
    let start = 0;
    let size = measureApdu(bytes, start);
    while (size !== undefined && size.end <= bytes.length) {
      messages.push({ code: bytes[start]! * 256 + bytes[start + 1]!, data: bytes.slice(size.dataAt, size.end) });
      start = size.end;
      size = measureApdu(bytes, start);
    }
    const rest = bytes.slice(start);
    this.#chunks = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    this.#wanted = size === undefined ? rest.length + 1 : size.end - start;
    return messages;
  }

  #join(): Uint8Array {
    if (this.#chunks.length === 1) return this.#chunks[0]!;
    const bytes = new Uint8Array(this.#size);
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }
}

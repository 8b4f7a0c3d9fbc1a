const MOST_BYTES = 2048;

/** `GS :` records what follows until the next `GS :`; `GS ^` plays it. The definition itself is printed as well. */
export class Macro {
  #bytes: number[] = [];
  #isRecording = false;

  get isRecording(): boolean {
    return this.#isRecording;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  /** Begins, or ends, a definition. One that is empty or longer than 2,048 bytes is no definition. */
  toggle(): void {
    if (!this.#isRecording) this.#bytes = [];
    this.#isRecording = !this.#isRecording;
    if (this.#bytes.length > MOST_BYTES) this.#bytes = [];
  }

  record(name: readonly number[], parameters: Uint8Array, length: number): void {
    if (this.#bytes.length > MOST_BYTES) return;
    this.#bytes.push(...name, ...parameters.subarray(0, Math.min(length, MOST_BYTES)));
  }

  clear(): void {
    this.#bytes = [];
    this.#isRecording = false;
  }
}

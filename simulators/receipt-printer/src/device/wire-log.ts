import { describeBytes } from '../protocol/describe.ts';

/** One message on a wire, as it came. */
export interface WireMessage {
  /** Unix milliseconds. */
  readonly at: number;
  readonly direction: 'in' | 'out';
  readonly via: string;
  readonly remote: string;
  readonly bytes: Uint8Array;
  /** What the bytes say, in one line. */
  readonly decoded: string;
}

const MOST_BYTES = 4 * 1024 * 1024;

/** The last messages in both directions; old ones go when they exceed 4 MB together. */
export class WireLog {
  #messages: WireMessage[] = [];
  #size = 0;

  get messages(): readonly WireMessage[] {
    return this.#messages;
  }

  add(at: number, direction: 'in' | 'out', via: string, remote: string, bytes: Uint8Array): void {
    const copy = bytes.slice();
    this.#messages.push({
      at,
      direction,
      via,
      remote,
      bytes: copy,
      get decoded() {
        return via === 'epos' ? oneLine(copy) : describeBytes(copy, direction);
      },
    });
    this.#size += copy.length;
    if (this.#size > MOST_BYTES) this.#forget();
  }

  #forget(): void {
    let first = 0;
    while (this.#size > MOST_BYTES / 2 && first < this.#messages.length - 1) {
      this.#size -= this.#messages[first]!.bytes.length;
      first += 1;
    }
    this.#messages = this.#messages.slice(first);
  }
}

function oneLine(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').replace(/\s+/g, ' ').trim();
}

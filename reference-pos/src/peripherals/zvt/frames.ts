import { type Apdu, fromBytes, toBytes } from './apdu.ts';
import { checksum } from './crc.ts';

const [dle, stx, etx] = [0x10, 0x02, 0x03];
export const ack = 0x06;
export const nak = 0x15;
/** Longest message, its head and the checksum; what is longer is noise. */
const mostBytes = 65_535 + 8;

/** DLE STX, the message with every DLE twice, DLE ETX, checksum low byte first (PA00P016 1.3). */
export function frame(message: Apdu): Uint8Array {
  const plain = Array.from(toBytes(message));
  const sum = checksum([...plain, etx]);
  return Uint8Array.from([
    dle,
    stx,
    ...plain.flatMap((byte) => (byte === dle ? [dle, dle] : [byte])),
    dle,
    etx,
    sum % 256,
    sum >> 8,
  ]);
}

export type Heard = 'ack' | 'nak' | 'damaged' | Apdu;

/** Listens to a serial line; noise between frames is dropped. */
export class FrameListener {
  #inside: number[] | undefined;
  #isAfterDle = false;
  #sum: number[] | undefined;

  /** A frame has begun and not ended. */
  get isInside(): boolean {
    return this.#inside !== undefined || this.#isAfterDle;
  }

  reset(): void {
    this.#inside = undefined;
    this.#sum = undefined;
    this.#isAfterDle = false;
  }

  hear(chunk: Uint8Array): Heard[] {
    return Array.from(chunk).flatMap((byte) => this.#take(byte) ?? []);
  }

  #take(byte: number): Heard | undefined {
    if (this.#sum) return this.#takeSum(byte, this.#sum);
    if (this.#isAfterDle) return this.#takeMark(byte);
    if (byte === dle) {
      this.#isAfterDle = true;
      return undefined;
    }
    if (this.#inside) return this.#keep(byte, this.#inside);
    if (byte === ack) return 'ack';
    return byte === nak ? 'nak' : undefined;
  }

  #takeMark(byte: number): Heard | undefined {
    this.#isAfterDle = false;
    if (byte === stx) {
      this.#inside = [];
      return undefined;
    }
    if (!this.#inside) return undefined;
    if (byte === dle) return this.#keep(dle, this.#inside);
    if (byte === etx) {
      this.#sum = [];
      return undefined;
    }
    this.reset();
    return 'damaged';
  }

  #keep(byte: number, inside: number[]): Heard | undefined {
    inside.push(byte);
    if (inside.length <= mostBytes) return undefined;
    this.reset();
    return 'damaged';
  }

  #takeSum(byte: number, sum: number[]): Heard | undefined {
    sum.push(byte);
    if (sum.length < 2) return undefined;
    const plain = this.#inside ?? [];
    this.reset();
    const isRight = checksum([...plain, etx]) === (sum[0] ?? 0) + (sum[1] ?? 0) * 256;
    return (isRight ? fromBytes(Uint8Array.from(plain)) : undefined) ?? 'damaged';
  }
}

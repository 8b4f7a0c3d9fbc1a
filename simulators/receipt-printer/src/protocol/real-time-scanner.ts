import { DC4, DLE, ENQ, EOT } from './control-bytes.ts';

/** A request that the printer answers as it arrives, before everything that waits in its buffer. */
export type RealTimeRequest =
  | { readonly kind: 'status'; readonly n: number; readonly a: number }
  | { readonly kind: 'feedButton' }
  | { readonly kind: 'recover'; readonly clearsBuffers: boolean }
  | { readonly kind: 'pulse'; readonly pin: 2 | 5; readonly ms: number }
  | { readonly kind: 'powerOff' }
  | { readonly kind: 'buzzer' }
  | { readonly kind: 'transmit'; readonly n: number }
  | { readonly kind: 'clear' };

const LONGEST = 10;
const CLEAR_KEY = [1, 3, 20, 1, 6, 2, 8];

/**
 * Looks for real-time requests in *all* arriving bytes, as an Epson printer does: `10 04 01` inside an image is
 * answered too. Works across fragments.
 */
export class RealTimeScanner {
  readonly #onRequest: (request: RealTimeRequest) => void;
  readonly #seen = new Uint8Array(LONGEST);
  #length = 0;

  constructor(onRequest: (request: RealTimeRequest) => void) {
    this.#onRequest = onRequest;
  }

  scan(bytes: Uint8Array): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#length === 0) {
        at = bytes.indexOf(DLE, at);
        if (at < 0) return;
      }
      this.#take(bytes[at]!);
      at += 1;
    }
  }

  reset(): void {
    this.#length = 0;
  }

  #take(byte: number): void {
    this.#seen[this.#length++] = byte;
    const needed = lengthOf(this.#seen, this.#length);
    if (needed === 0) {
      // No request after all; this byte may begin the next one.
      this.#length = byte === DLE ? 1 : 0;
      this.#seen[0] = DLE;
    } else if (this.#length === needed) {
      this.#length = 0;
      const request = readRequest(this.#seen.subarray(1, needed));
      if (request !== undefined) this.#onRequest(request);
    }
  }
}

/** Length of the request that begins like this (larger than `have`: wait for more), or 0 when it is none. */
function lengthOf(seen: Uint8Array, have: number): number {
  if (have === 1) return 2;
  if (seen[1] === ENQ) return 3;
  if (seen[1] === EOT) {
    if (have === 2) return 3;
    return isTwoPartStatus(seen[2]!) ? 4 : 3;
  }
  if (seen[1] !== DC4) return 0;
  if (have === 2) return 3;
  return [0, 5, 5, 8, 0, 0, 0, 4, 10][seen[2]!] ?? 0;
}

function isTwoPartStatus(n: number): boolean {
  return n === 0 || n === 7 || n === 8 || n === 0x12;
}

/** Reads a request from its bytes behind `DLE`, or nothing when its parameters are out of range. */
export function readRequest(bytes: Uint8Array): RealTimeRequest | undefined {
  const [kind, n = 0, a = 0, b = 0] = bytes;
  if (kind === EOT) return { kind: 'status', n, a };
  if (kind === ENQ) {
    if (n === 0) return { kind: 'feedButton' };
    return n === 1 || n === 2 ? { kind: 'recover', clearsBuffers: n === 2 } : undefined;
  }
  switch (n) {
    case 1:
      return a <= 1 && b >= 1 && b <= 8 ? { kind: 'pulse', pin: a === 0 ? 2 : 5, ms: b * 100 } : undefined;
    case 2:
      return a === 1 && b === 8 ? { kind: 'powerOff' } : undefined;
    case 3:
      return { kind: 'buzzer' };
    case 7:
      return { kind: 'transmit', n: a };
    case 8:
      return CLEAR_KEY.every((byte, i) => bytes[i + 2] === byte) ? { kind: 'clear' } : undefined;
    default:
      return undefined;
  }
}

/** One ZVT message: class and instruction in one number (0x0601), and its data. */
export interface Apdu {
  readonly code: number;
  readonly data: Uint8Array;
}

const longLength = 0xff;

/** PA00P016 2.2: one byte of length, or FF and two bytes, low byte first. */
export function toBytes({ code, data }: Apdu): Uint8Array {
  const { length } = data;
  const head = length < longLength ? [length] : [longLength, length % 256, length >> 8];
  const bytes = new Uint8Array(2 + head.length + length);
  bytes.set([code >> 8, code % 256, ...head]);
  bytes.set(data, 2 + head.length);
  return bytes;
}

export function command(code: number, ...parts: readonly (readonly number[] | Uint8Array)[]): Apdu {
  return { code, data: Uint8Array.from(parts.flatMap((part) => Array.from(part))) };
}

/** Where the first message in `bytes` ends, or how many bytes it takes to know. */
export function firstEnd(bytes: Uint8Array): number {
  if (bytes.length < 3) return 3;
  if (bytes[2] !== longLength) return 3 + (bytes[2] ?? 0);
  return bytes.length < 5 ? 5 : 5 + (bytes[3] ?? 0) + (bytes[4] ?? 0) * 256;
}

/** Reads a whole message; `bytes` must be exactly one. */
export function fromBytes(bytes: Uint8Array): Apdu | undefined {
  const end = firstEnd(bytes);
  if (bytes.length < 3 || end !== bytes.length) return undefined;
  return { code: (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0), data: bytes.subarray(bytes[2] === longLength ? 5 : 3) };
}

/** Cuts a stream of bytes into messages, however they were cut or joined on the way. */
export class ApduStream {
  #waiting: Uint8Array = new Uint8Array(0);

  push(chunk: Uint8Array): Apdu[] {
    let bytes = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
    const messages: Apdu[] = [];
    for (;;) {
      const end = firstEnd(bytes);
      if (bytes.length < 3 || bytes.length < end) break;
      const message = fromBytes(bytes.slice(0, end));
      if (message) messages.push(message);
      bytes = bytes.subarray(end);
    }
    this.#waiting = bytes.slice();
    return messages;
  }
}

export const isPositive = ({ code }: Apdu): boolean => code === 0x8000 || code === 0x8400;
export const isNegative = ({ code }: Apdu): boolean => code >> 8 === 0x84 && code !== 0x8400;
export const acknowledge: Apdu = command(0x8000);

/** One application message: a command (`06 01`) or an answer (`80 00`). */
export interface Apdu {
  /** Class and instruction, or class and code of an answer, in one number: 0x0601. */
  readonly code: number;
  readonly data: Uint8Array;
}

const EXTENDED = 0xff;
export const MOST_DATA_BYTES = 0xffff;

/** Writes a message; more than 254 bytes of data get the long length, `FF lo hi` (PA00P016, 2.2). */
export function encodeApdu({ code, data }: Apdu): Uint8Array {
  if (data.length > MOST_DATA_BYTES)
    throw new RangeError(`An APDU holds ${MOST_DATA_BYTES} bytes; got ${data.length}.`);
  const head = [code >> 8, code & 0xff];
  const length = data.length < EXTENDED ? [data.length] : [EXTENDED, data.length & 0xff, data.length >> 8];
  return Uint8Array.from([...head, ...length, ...data]);
}

/** Where a message that begins at `start` has its data and its end; undefined while its length is not complete. */
export function measureApdu(
  bytes: Uint8Array,
  start = 0,
): { readonly dataAt: number; readonly end: number } | undefined {
  const short = bytes[start + 2];
  if (short === undefined) return undefined;
  if (short !== EXTENDED) return { dataAt: start + 3, end: start + 3 + short };
  const [low, high] = [bytes[start + 3], bytes[start + 4]];
  if (low === undefined || high === undefined) return undefined;
  return { dataAt: start + 5, end: start + 5 + low + high * 256 };
}

/** Reads exactly one message; undefined when bytes are missing or left over. */
export function decodeApdu(bytes: Uint8Array): Apdu | undefined {
  const size = measureApdu(bytes);
  if (size === undefined || size.end !== bytes.length) return undefined;
  return { code: bytes[0]! * 256 + bytes[1]!, data: bytes.slice(size.dataAt) };
}

export function apdu(code: number, ...parts: readonly (Uint8Array | readonly number[])[]): Apdu {
  return { code, data: Uint8Array.from(parts.flatMap((part) => [...part])) };
}

/** Is this an answer (`80 xx`, `84 xx`) and not a command? */
export function isAnswer({ code }: Apdu): boolean {
  return code >> 8 === 0x80 || code >> 8 === 0x84;
}

/** `80 00` and `84 00` are positive (PA00P016, 2.2.3). */
export function isPositive({ code }: Apdu): boolean {
  return code === 0x8000 || code === 0x8400;
}

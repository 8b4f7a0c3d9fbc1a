import { Malformed } from '../malformed.ts';

/** Non-negative INTEGER content (big endian, two's complement); throws {@link Malformed} when negative, padded or above 2^53. */
export function readInteger(bytes: Uint8Array, start: number, end: number, field: string): number {
  if (start === end) throw new Malformed(`byte ${start}: ${field} is an INTEGER without content`);
  if (bytes[start]! >= 0x80) throw new Malformed(`byte ${start}: ${field} is negative`);
  if (bytes[start] === 0 && end - start > 1 && bytes[start + 1]! < 0x80) {
    throw new Malformed(`byte ${start}: ${field} has superfluous leading zeros`);
  }
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 256 + bytes[at]!;
  if (!Number.isSafeInteger(value)) throw new Malformed(`byte ${start}: ${field} is larger than any counter can be`);
  return value;
}

/** Minimal two's complement content of a non-negative integer. */
export function integerContent(value: number | bigint): Buffer {
  let hex = value.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  const bytes = Buffer.from(hex, 'hex');
  return bytes[0]! >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
}

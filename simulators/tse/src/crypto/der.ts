/** Tags that log messages, keys and process data need (X.690; context tags as TR-03151 numbers them). */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

/** Bytes of a DER length field: short form below 128, else long form. */
export function derLength(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  if (length < 0x10000) return Uint8Array.of(0x82, length >> 8, length & 0xff);
  if (length < 0x1000000) return Uint8Array.of(0x83, length >> 16, (length >> 8) & 0xff, length & 0xff);
  return Uint8Array.of(0x84, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff);
}

/** Joins byte strings into a fresh one. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const joined = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** One TLV with a one-byte tag. */
export function tlv(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of content) length += part.length;
  const header = derLength(length);
  const whole = new Uint8Array(1 + header.length + length);
  whole[0] = tag;
  whole.set(header, 1);
  let at = 1 + header.length;
  for (const part of content) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Content bytes of a non-negative INTEGER: minimal two's complement, so a leading 00 when the top bit is set.
 * @param value a whole number from 0 to 2^53 − 1
 */
export function integerBytes(value: number): Uint8Array {
  let length = 1;
  for (let rest = Math.floor(value / 0x80); rest > 0; rest = Math.floor(rest / 0x100)) length++;
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = rest % 0x100;
    rest = Math.floor(rest / 0x100);
  }
  return bytes;
}

/** Content bytes of an object identifier in dotted form. */
export function oidBytes(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes: number[] = [];
  for (const arc of [first * 40 + second, ...others]) {
    const septets = [arc & 0x7f];
    for (let rest = Math.floor(arc / 0x80); rest > 0; rest = Math.floor(rest / 0x80))
      septets.unshift((rest & 0x7f) | 0x80);
    bytes.push(...septets);
  }
  return Uint8Array.from(bytes);
}

/** An object identifier as TLV. */
export function oid(dotted: string): Uint8Array {
  return tlv(TAG.oid, oidBytes(dotted));
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text. */
export function text(value: string): Uint8Array {
  return encoder.encode(value);
}

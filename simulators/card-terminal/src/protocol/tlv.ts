/** One TLV object of BMP 06. Tags of two bytes are one number: 0x1F07. */
export interface Tlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

const CONSTRUCTED = 0x20;

/** Reads TLV objects; undefined when the bytes are no TLV (a length that leads outside, a reserved length). */
export function parseTlv(bytes: Uint8Array): readonly Tlv[] | undefined {
  const found: Tlv[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = readTag(bytes, at);
    if (tag === undefined) return undefined;
    const length = readLength(bytes, tag.next);
    if (length === undefined || length.next + length.value > bytes.length) return undefined;
    const end = length.next + length.value;
    found.push({ tag: tag.value, value: bytes.slice(length.next, end) });
    at = end;
  }
  return found;
}

interface Read {
  readonly value: number;
  readonly next: number;
}

function readTag(bytes: Uint8Array, at: number): Read | undefined {
  let value = bytes[at]!;
  if ((value & 0x1f) !== 0x1f) return { value, next: at + 1 };
  for (let next = at + 1; next < at + 4; next += 1) {
    const byte = bytes[next];
    if (byte === undefined) return undefined;
    value = value * 256 + byte;
    if ((byte & 0x80) === 0) return { value, next: next + 1 };
  }
  return undefined;
}

/** A BER length: one byte up to 7F, `81 LL`, `82 HI LO`; others are reserved (PA00P015, chapter 9). */
export function readLength(bytes: Uint8Array, at: number): Read | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, next: at + 1 };
  const [high, low] = [bytes[at + 1], bytes[at + 2]];
  if (first === 0x81 && high !== undefined) return { value: high, next: at + 2 };
  if (first === 0x82 && high !== undefined && low !== undefined) return { value: high * 256 + low, next: at + 3 };
  return undefined;
}

export function encodeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}

export function encodeTlv(items: readonly Tlv[]): Uint8Array {
  return Uint8Array.from(
    items.flatMap(({ tag, value }) => [...tagBytes(tag), ...encodeLength(value.length), ...value]),
  );
}

function tagBytes(tag: number): readonly number[] {
  if (tag > 0xffff) return [tag >> 16, (tag >> 8) & 0xff, tag & 0xff];
  return tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
}

export function tlv(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Tlv {
  return { tag, value: Uint8Array.from(parts.flatMap((part) => [...part])) };
}

/** A constructed object made of others. */
export function tlvOf(tag: number, ...items: readonly Tlv[]): Tlv {
  return { tag, value: encodeTlv(items) };
}

export function isConstructed(tag: number): boolean {
  const first = tag > 0xffff ? tag >> 16 : tag > 0xff ? tag >> 8 : tag;
  return (first & CONSTRUCTED) !== 0;
}

/** The first object with that tag, at this level or inside constructed ones. */
export function findTlv(items: readonly Tlv[], tag: number): Tlv | undefined {
  for (const item of items) {
    if (item.tag === tag) return item;
    const inner = isConstructed(item.tag) ? findTlv(parseTlv(item.value) ?? [], tag) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** All objects with that tag, at all levels. */
export function findAllTlv(items: readonly Tlv[], tag: number): readonly Tlv[] {
  return items.flatMap((item) => {
    if (item.tag === tag) return [item];
    return isConstructed(item.tag) ? findAllTlv(parseTlv(item.value) ?? [], tag) : [];
  });
}

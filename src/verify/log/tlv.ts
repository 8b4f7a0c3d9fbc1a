import { Malformed } from '../malformed.ts';

/** One ASN.1 element in place: positions only, no copy. */
export interface Tlv {
  readonly tag: number;
  /** Position of the tag byte. */
  readonly start: number;
  readonly contentStart: number;
  readonly contentEnd: number;
  /** First byte after the element (differs from contentEnd when the length is indefinite). */
  readonly end: number;
  readonly isIndefinite: boolean;
}

const nestingLimit = 16;

/**
 * Reads the element at `at`, which must end at or before `limit`.
 * Lengths may be definite or, for constructed tags, indefinite (X.690, 8.1.3.6). Throws {@link Malformed}.
 */
export function readTlv(bytes: Uint8Array, at: number, limit: number, depth = 0): Tlv {
  if (at + 2 > limit) throw new Malformed(`byte ${at}: expected an ASN.1 element, but the data ends`);
  const tag = bytes[at]!;
  if ((tag & 0x1f) === 0x1f) throw new Malformed(`byte ${at}: tags of more than one byte are not used here`);
  const first = bytes[at + 1]!;
  if (first < 0x80) return definite(tag, at, at + 2, first, limit);
  if (first === 0x80) return indefinite(bytes, tag, at, limit, depth);
  const count = first & 0x7f;
  if (count > 4 || at + 2 + count > limit) throw new Malformed(`byte ${at + 1}: length of the element is not readable`);
  let length = 0;
  for (let i = 0; i < count; i += 1) length = length * 256 + bytes[at + 2 + i]!;
  if (length < 0x80 || (count > 1 && bytes[at + 2] === 0)) {
    throw new Malformed(`byte ${at + 1}: length ${length} is written with more bytes than DER allows`);
  }
  return definite(tag, at, at + 2 + count, length, limit);
}

function definite(tag: number, start: number, contentStart: number, length: number, limit: number): Tlv {
  const end = contentStart + length;
  if (end > limit) throw new Malformed(`byte ${start}: element of ${length} bytes goes past the end of the data`);
  return { tag, start, contentStart, contentEnd: end, end, isIndefinite: false };
}

function indefinite(bytes: Uint8Array, tag: number, start: number, limit: number, depth: number): Tlv {
  if ((tag & 0x20) === 0 || depth >= nestingLimit)
    throw new Malformed(`byte ${start}: indefinite length is not possible here`);
  let at = start + 2;
  while (!(bytes[at] === 0 && bytes[at + 1] === 0 && at + 2 <= limit)) at = readTlv(bytes, at, limit, depth + 1).end;
  return { tag, start, contentStart: start + 2, contentEnd: at, end: at + 2, isIndefinite: true };
}

/** The elements inside another one, in order. */
export function childrenOf(bytes: Uint8Array, parent: Tlv): Tlv[] {
  const children: Tlv[] = [];
  for (let at = parent.contentStart; at < parent.contentEnd; ) {
    const child = readTlv(bytes, at, parent.contentEnd);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** Content bytes as a view. */
export function contentOf(bytes: Uint8Array, tlv: Tlv): Uint8Array {
  return bytes.subarray(tlv.contentStart, tlv.contentEnd);
}

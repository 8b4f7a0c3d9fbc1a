import { berLength } from './ber-length.ts';

/** One TLV object of BMP 06; constructed ones carry their parts. Tags of several bytes are one number (0x1F07). */
export interface TlvItem {
  readonly tag: number;
  readonly value: Uint8Array;
  readonly parts: readonly TlvItem[];
}

/** Reads objects until the bytes end or stop making sense; damaged ones are left out. */
export function readTlv(bytes: Uint8Array, depth = 0): TlvItem[] {
  const items: TlvItem[] = [];
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    let tag = first;
    at += 1;
    if ((first & 0x1f) === 0x1f) {
      let next = 0x80;
      while ((next & 0x80) !== 0 && at < bytes.length) {
        next = bytes[at] ?? 0;
        tag = tag * 256 + next;
        at += 1;
      }
    }
    const place = berLength(bytes, at);
    if (!place || place.end > bytes.length) break;
    const value = bytes.slice(place.start, place.end);
    const isConstructed = (first & 0x20) !== 0;
    items.push({ tag, value, parts: isConstructed && depth < 8 ? readTlv(value, depth + 1) : [] });
    at = place.end;
  }
  return items;
}

/** The first object with that tag, at any depth. */
export function findTag(items: readonly TlvItem[], tag: number): TlvItem | undefined {
  for (const item of items) {
    if (item.tag === tag) return item;
    const inner = findTag(item.parts, tag);
    if (inner) return inner;
  }
  return undefined;
}

import { type Apdu, apdu } from './apdu.ts';
import { encodeFields, field } from './bitmaps.ts';
import { CHARACTER_SET_TAG, type CharacterSet, encodeText } from './text.ts';
import { encodeTlv, type Tlv, tlv, tlvOf } from './tlv.ts';

/** One line of a slip. */
export interface SlipLine {
  readonly text: string;
  readonly style?: 'centred' | 'wide' | 'high';
}

/** Who a slip is for: TLV tag 1F07. */
export type SlipKind = 'merchant' | 'customer' | 'administration';

const KIND_CODE: Readonly<Record<SlipKind, number>> = { merchant: 0x01, customer: 0x02, administration: 0x03 };
const STYLE: Readonly<Record<NonNullable<SlipLine['style']>, number>> = { centred: 0x40, wide: 0x20, high: 0x10 };
const LAST_LINE = 0x81;
/** A text block is cut before it gets longer than an ECR need take. */
const BLOCK_BYTES = 900;

/** `06 D1` for each line and one with the top bit for the end (PA00P015, 5.3). */
export function printLines(lines: readonly SlipLine[], set: CharacterSet): readonly Apdu[] {
  const texts = lines.map((line) => apdu(0x06d1, [attribute(line)], encodeText(line.text, set)));
  return [...texts, apdu(0x06d1, [LAST_LINE])];
}

/** `06 D3` with the whole slip, in as many blocks as it needs; the last one ends with an attribute with the top bit. */
export function printBlocks(
  lines: readonly SlipLine[],
  kind: SlipKind,
  set: CharacterSet,
  mostBytes = BLOCK_BYTES,
): readonly Apdu[] {
  const limit = Math.max(64, Math.min(mostBytes, BLOCK_BYTES) - 40);
  const groups: Tlv[][] = [[]];
  let size = 0;
  for (const line of lines) {
    const items = [tlv(0x09, [attribute(line)]), tlv(0x07, encodeText(line.text, set))];
    const bytes = encodeTlv(items).length;
    if (size + bytes > limit && size > 0) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)!.push(...items);
    size += bytes;
  }
  groups.at(-1)!.push(tlv(0x09, [LAST_LINE]));
  return groups.map((items) => blockOf(items, kind, set));
}

function blockOf(items: readonly Tlv[], kind: SlipKind, set: CharacterSet): Apdu {
  const charset = set === 'cp437' ? [] : [tlv(0x14, [CHARACTER_SET_TAG[set]])];
  const content = [...charset, tlv(0x1f07, [KIND_CODE[kind]]), tlvOf(0x25, ...items)];
  return apdu(0x06d3, encodeFields([field(0x06, encodeTlv(content))]));
}

function attribute({ style }: SlipLine): number {
  return style === undefined ? 0x00 : STYLE[style];
}

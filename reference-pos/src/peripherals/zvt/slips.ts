import type { CardSlip } from '../terminal/terminal-receipt.ts';
import type { Apdu } from './apdu.ts';
import { BitmapFields } from './fields.ts';
import { readText } from './text.ts';
import { findTag, type TlvItem } from './tlv.ts';

const [printLine, printBlock] = [0x06d1, 0x06d3];
const kinds: Readonly<Record<number, CardSlip['kind']>> = { 1: 'merchant', 2: 'customer', 3: 'administration' };
/** What a whole day's slips take at most; a terminal that never ends its slip must not fill the memory. */
const mostLines = 2_000;

/** Gathers the slips that a terminal has printed by the till: `06 D1` line by line, `06 D3` in blocks (PA00P015 5.3). */
export class SlipCollector {
  readonly #slips: { kind: CardSlip['kind']; lines: string[] }[] = [];
  #open: { kind: CardSlip['kind']; lines: string[] } | undefined;
  #count = 0;

  take({ code, data }: Apdu): void {
    if (code === printLine) this.#takeLine(data);
    else if (code === printBlock) this.#takeBlock(new BitmapFields(data).tlv);
  }

  get slips(): readonly CardSlip[] {
    const open = this.#open && this.#open.lines.length > 0 ? [this.#open] : [];
    return [...this.#slips, ...open].map(({ kind, lines }) => ({ kind, lines: trimmed(lines) }));
  }

  #takeLine(data: Uint8Array): void {
    const attribute = data[0] ?? 0;
    if (attribute === 0xff) {
      for (let line = 0; line < (data[1] ?? 0); line += 1) this.#add('');
      return;
    }
    // Lines do not say whose slip they are. The first one that says so in words does.
    const text = readText(data.subarray(1), undefined).trimEnd();
    this.#add(text);
    if (attribute > 0x80) this.#end();
  }

  #takeBlock(items: readonly TlvItem[]): void {
    const set = findTag(items, 0x14)?.value[0];
    const kind = kinds[findTag(items, 0x1f07)?.value[0] ?? 0];
    if (kind && this.#open && this.#open.lines.length === 0) this.#open.kind = kind;
    this.#open ??= { kind: kind ?? 'customer', lines: [] };
    let isLast = false;
    for (const { tag, value } of findTag(items, 0x25)?.parts ?? []) {
      if (tag === 0x07) this.#add(readText(value, set).trimEnd());
      // An attribute is for the text after it, so the slip ends with this block and not before.
      else if (tag === 0x09) isLast ||= (value[0] ?? 0) > 0x80 && value[0] !== 0xff;
    }
    if (isLast) this.#end();
  }

  #add(text: string): void {
    if (this.#count >= mostLines) return;
    this.#count += 1;
    this.#open ??= { kind: 'customer', lines: [] };
    this.#open.lines.push(text);
    if (/h.ndlerbeleg|merchant/i.test(text)) this.#open.kind = 'merchant';
    else if (/kundenbeleg|customer/i.test(text)) this.#open.kind = 'customer';
    else if (/kassenschnitt|kassenabschluss|tagesabschluss/i.test(text)) this.#open.kind = 'administration';
  }

  #end(): void {
    if (this.#open && this.#open.lines.length > 0) this.#slips.push(this.#open);
    this.#open = undefined;
  }
}

function trimmed(lines: readonly string[]): readonly string[] {
  const last = lines.findLastIndex((line) => line !== '');
  return lines.slice(0, last + 1);
}

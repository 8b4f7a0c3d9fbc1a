import { CODE_PAGES } from './code-page-tables.ts';
import { INTERNATIONAL_POSITIONS, INTERNATIONAL_SETS } from './international-sets.ts';

/** What a byte prints that has no character in the page. */
export const NO_CHARACTER = 0xfffd;

const tables = new Map<number, Uint16Array>();

/**
 * The 256 characters that bytes print under `ESC t page` and `ESC R international`, as UTF-16 units. A page without a
 * table gives `NO_CHARACTER` in its upper half.
 */
export function characterTable(page: number, international: number): Uint16Array {
  const key = page * 256 + international;
  let table = tables.get(key);
  if (table === undefined) {
    table = buildTable(page, international);
    tables.set(key, table);
  }
  return table;
}

function buildTable(page: number, international: number): Uint16Array {
  const table = new Uint16Array(256);
  for (let byte = 0; byte < 0x80; byte++) table[byte] = byte;
  table[0x7f] = 0x20;
  const upper = CODE_PAGES[page]?.upper;
  for (let byte = 0x80; byte < 0x100; byte++) {
    const unit = upper?.charCodeAt(byte - 0x80) ?? NO_CHARACTER;
    table[byte] = unit === 0xa0 ? 0x20 : unit;
  }
  const replaced = INTERNATIONAL_SETS[international];
  for (let i = 0; replaced !== undefined && i < INTERNATIONAL_POSITIONS.length; i++) {
    table[INTERNATIONAL_POSITIONS.charCodeAt(i)] = replaced.charCodeAt(i);
  }
  return table;
}

const encoders = new Map<number, ReadonlyMap<string, number>>();

/** The byte that prints `character` under `page`, or nothing when the page lacks it. */
export function encodeCharacter(character: string, page: number): number | undefined {
  let encoder = encoders.get(page);
  if (encoder === undefined) {
    const bytes = new Map<string, number>();
    characterTable(page, 0).forEach((unit, byte) => {
      if (byte >= 0x20 && unit !== NO_CHARACTER && !bytes.has(String.fromCharCode(unit))) {
        bytes.set(String.fromCharCode(unit), byte);
      }
    });
    encoder = bytes;
    encoders.set(page, encoder);
  }
  return encoder.get(character);
}

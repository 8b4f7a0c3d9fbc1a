import { glyphs } from './dot-font-glyphs.ts';

export const glyphWidthDots = 12;
export const glyphHeightDots = 24;

const decoded = new Map<string, readonly number[]>();

/** 24 rows of a character, each a number whose bit 11 is the leftmost dot; a space for what the font lacks. */
export function glyphRows(character: string): readonly number[] {
  const known = decoded.get(character);
  if (known) return known;
  const rows = decode(glyphs[character]);
  decoded.set(character, rows);
  return rows;
}

function decode(base64: string | undefined): readonly number[] {
  if (base64 === undefined) return Array.from({ length: glyphHeightDots }, () => 0);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return Array.from(
    { length: glyphHeightDots },
    (_, row) => ((bytes[2 * row] ?? 0) << 4) | ((bytes[2 * row + 1] ?? 0) >> 4),
  );
}

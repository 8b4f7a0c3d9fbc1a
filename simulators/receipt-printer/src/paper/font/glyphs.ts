import { Bitmap } from '../bitmap.ts';
import { MARKS_ABOVE, MARKS_BELOW } from './accent-strokes.ts';
import { drawBlock, drawBox } from './box-drawing.ts';
import { CYRILLIC } from './cyrillic-strokes.ts';
import { FONTS, type FontName } from './fonts.ts';
import { GREEK, LATIN_TWINS } from './greek-strokes.ts';
import { CAPITALS, LIGATURES, SMALL_LETTERS } from './letter-strokes.ts';
import { drawStrokes, type FontCell, IN_PLACE, type Placement } from './pen.ts';
import { DIGITS, PUNCTUATION, SIGNS } from './sign-strokes.ts';

const STROKES: ReadonlyMap<string, string> = new Map(
  [CAPITALS, SMALL_LETTERS, LIGATURES, DIGITS, PUNCTUATION, SIGNS, GREEK, CYRILLIC].flatMap((set) =>
    Object.entries(set),
  ),
);

/** A capital under an accent is squeezed to make room; its mark stands above the cap height. */
const CAPITAL_BELOW_MARK: Placement = { scaleY: 13 / 16, moveY: 3 };
const MARK_ON_CAPITAL: Placement = { scaleY: 0.85, moveY: -2 };

const glyphs = new Map<string, Bitmap>();

/** The dots of a character in its cell. A character that the font lacks is a hollow box. */
export function glyph(font: FontName, character: string): Bitmap {
  const key = font + character;
  let bitmap = glyphs.get(key);
  if (bitmap === undefined) {
    const cell = FONTS[font];
    bitmap = new Bitmap(cell.width, cell.height);
    if (!drawCharacter(bitmap, cell, character)) drawHollowBox(bitmap, cell);
    glyphs.set(key, bitmap);
  }
  return bitmap;
}

function drawCharacter(target: Bitmap, cell: FontCell, character: string): boolean {
  if (character === ' ' || character === '\u00a0') return true;
  if (drawBox(target, cell, character) || drawBlock(target, cell, character)) return true;
  const strokes = STROKES.get(LATIN_TWINS[character] ?? character);
  if (strokes !== undefined) {
    drawStrokes(target, cell, strokes);
    return true;
  }
  return drawAccented(target, cell, character);
}

/** Composes what Unicode takes apart into a letter and marks that we have. */
function drawAccented(target: Bitmap, cell: FontCell, character: string): boolean {
  const [letter = '', ...marks] = character.normalize('NFD');
  if (marks.length === 0) return false;
  const base = LATIN_TWINS[letter] ?? letter;
  const isCapital = base !== base.toLowerCase();
  const hasMarkAbove = marks.some((mark) => mark in MARKS_ABOVE);
  const strokes = STROKES.get(hasMarkAbove && (base === 'i' || base === 'j') ? (base === 'i' ? 'ı' : 'ȷ') : base);
  if (strokes === undefined || !marks.every((mark) => mark in MARKS_ABOVE || mark in MARKS_BELOW)) return false;
  drawStrokes(target, cell, strokes, isCapital && hasMarkAbove ? CAPITAL_BELOW_MARK : IN_PLACE);
  for (const mark of marks) {
    const above = MARKS_ABOVE[mark];
    if (above !== undefined) drawStrokes(target, cell, above, isCapital ? MARK_ON_CAPITAL : IN_PLACE);
    else drawStrokes(target, cell, MARKS_BELOW[mark]!);
  }
  return true;
}

function drawHollowBox(target: Bitmap, cell: FontCell): void {
  drawStrokes(target, cell, 'M0.5 1H7.5V15H0.5V1');
}

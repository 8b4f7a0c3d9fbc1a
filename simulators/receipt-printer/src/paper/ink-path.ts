import type { Bitmap } from './bitmap.ts';
import { ByStyle } from './by-style.ts';
import { dotRectangles } from './dot-path.ts';
import { styledGlyph } from './draw-ink.ts';
import type { Ink, TextRun } from './ink.ts';
import { PathWriter } from './path-writer.ts';
import type { Piece } from './strip.ts';

/**
 * The same dots as `dotPath` of the drawn paper gives, without drawing it: a character's outline is made once for each style
 * and moved to its place. Nothing for what needs the drawn paper: white on black, turned text, ink beyond the edges, noise.
 */
export function inkPath(piece: Piece, widthDots: number, left: number, most: number): string | undefined {
  const heightDots = Math.max(1, piece.bottom - piece.top);
  const writer = new PathWriter();
  let texts = '';
  let rectangles = 0;
  for (const block of piece.blocks) {
    for (const ink of block.ink) {
      const y = block.top - piece.top + ink.y;
      if (!isInside(ink, y, widthDots, heightDots)) return undefined;
      if (ink.kind === 'bar') {
        writer.rectangle(ink.x + left, y, ink.width, ink.height);
        rectangles += 1;
      } else if (ink.kind === 'picture') {
        const more = dotRectangles(ink.dots().turned(ink.turn), ink.x + left, y, most - rectangles, writer);
        if (more === undefined) return undefined;
        rectangles += more;
      } else {
        texts += runPath(ink, ink.x + left, y);
        rectangles += ink.text.length * 20;
      }
      if (rectangles > most) return undefined;
    }
  }
  return texts + writer.path;
}

/** Whether nothing of it is cut off at the paper's edges, and it is black on white and upright. */
function isInside(ink: Ink, y: number, widthDots: number, heightDots: number): boolean {
  if (ink.x < 0 || y < 0) return false;
  if (ink.kind === 'bar')
    return ink.width > 0 && ink.height > 0 && fits(ink.x + ink.width, widthDots, y + ink.height, heightDots);
  if (ink.kind === 'picture') {
    return fits(ink.x + ink.width, widthDots, y + ink.height, heightDots);
  }
  const { style } = ink;
  if (ink.turn !== 0 || style.isReverse || style.isTurned) return false;
  const characters = [...ink.text];
  const last = characters.at(-1);
  if (last === undefined) return true;
  const start = ink.x + (characters.length - 1) * style.advance;
  // A bold letter may reach beyond its cell; at the edge that counts only where it has ink.
  const right = start + (style.isBold ? inkWidth(styledGlyph(style, last)) : style.advance);
  return fits(right, widthDots, y + style.height, heightDots);
}

/** Columns up to the last one with a black dot. */
function inkWidth(dots: Bitmap): number {
  for (let x = dots.width; x > 0; x--) {
    for (let y = 0; y < dots.height; y++) if (dots.get(x - 1, y)) return x;
  }
  return 0;
}

const fits = (right: number, width: number, bottom: number, height: number) => right <= width && bottom <= height;

function runPath({ style, text }: TextRun, x: number, y: number): string {
  let path = '';
  let at = x;
  for (const character of text) {
    if (character !== ' ') path += `M${at} ${y}${outlines.of(style, character)}`;
    at += style.advance;
  }
  const { underlineDots, height } = style;
  if (underlineDots > 0 && at > x) {
    path += `M${x} ${y + height - underlineDots}h${at - x}v${underlineDots}h-${at - x}z`;
  }
  return path;
}

const outlines = new ByStyle((style, character) => relativePath(styledGlyph(style, character)));

/** Rectangles from wherever the pen is; each begins where the one before began, as `z` goes back there. */
function relativePath(dots: Bitmap): string {
  let path = '';
  let [lastX, lastY] = [0, 0];
  const rectangle = (x: number, y: number, width: number, height: number) => {
    path += `m${x - lastX} ${y - lastY}h${width}v${height}h-${width}z`;
    [lastX, lastY] = [x, y];
  };
  dotRectangles(dots, 0, 0, Number.POSITIVE_INFINITY, { rectangle });
  return path;
}

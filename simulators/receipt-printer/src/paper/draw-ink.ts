import { Bitmap } from './bitmap.ts';
import { ByStyle } from './by-style.ts';
import { glyph } from './font/glyphs.ts';
import type { Ink, TextRun, TextStyle } from './ink.ts';
import type { Piece } from './strip.ts';

/** The dots of a piece of paper, as wide as the print head. */
export function drawPiece(piece: Piece, widthDots: number): Bitmap {
  const paper = new Bitmap(widthDots, Math.max(1, piece.bottom - piece.top));
  for (const block of piece.blocks) {
    for (const ink of block.ink) drawInk(paper, ink, block.top - piece.top);
  }
  return paper;
}

function drawInk(paper: Bitmap, ink: Ink, top: number): void {
  const y = top + ink.y;
  if (ink.kind === 'bar') {
    paper.fill(ink.x, y, ink.width, ink.height);
  } else if (ink.kind === 'picture') {
    paper.draw(ink.dots().turned(ink.turn), ink.x, y);
  } else if (ink.turn === 0) {
    drawRun(paper, ink, ink.x, y);
  } else {
    const isSideways = ink.turn === 1 || ink.turn === 3;
    const upright = new Bitmap(isSideways ? ink.height : ink.width, isSideways ? ink.width : ink.height);
    drawRun(upright, ink, 0, 0);
    paper.draw(upright.turned(ink.turn), ink.x, y);
  }
}

function drawRun(target: Bitmap, run: TextRun, x: number, y: number): void {
  const { style } = run;
  const height = style.height;
  let at = x;
  for (const character of run.text) {
    if (character !== ' ') target.draw(styledGlyph(style, character), at, y);
    at += style.advance;
  }
  if (style.underlineDots > 0 && !style.isReverse && !style.isTurned) {
    target.fill(x, y + height - style.underlineDots, at - x, style.underlineDots);
  }
  if (style.isReverse) target.invert(x, y, at - x, height);
}

const styledGlyphs = new ByStyle(drawStyled);

/** A character with its style, drawn once for each style. */
export function styledGlyph(style: TextStyle, character: string): Bitmap {
  return styledGlyphs.of(style, character);
}

function drawStyled(style: TextStyle, character: string): Bitmap {
  let dots = glyph(style.font, character);
  if (style.isBold) {
    // Emphasis strikes the same dots again, one to the right.
    const bold = new Bitmap(dots.width + 1, dots.height);
    bold.draw(dots, 0, 0);
    bold.draw(dots, 1, 0);
    dots = bold;
  }
  if (style.isTurned) dots = dots.turned(1);
  return dots.scaled(style.widthScale, style.heightScale);
}

import { encode } from 'uqr';
import type { PaperItem } from '../../src/peripherals/layout/lay-out.ts';
import { glyphHeightDots, glyphRows, glyphWidthDots } from './dot-font.ts';

/** Paper as a thermal printer sees it: one byte per dot, 1 is black. */
export interface PaperBitmap {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly dots: Uint8Array;
}

const lineDots = 30;
/** Paper between the last line and the edge where it was cut. */
const cutDots = 60;

/** Draws laid-out receipt items dot by dot, in the manner of the printer. */
export function drawPaper(items: readonly PaperItem[], widthDots: number): PaperBitmap {
  const heightDots = items.reduce((sum, item) => sum + heightOf(item), 0);
  const paper = { widthDots, heightDots, dots: new Uint8Array(widthDots * heightDots) };
  let y = 0;
  for (const item of items) {
    if (item.type === 'line') drawLine(paper, item, y);
    if (item.type === 'qr') drawQr(paper, item, y);
    y += heightOf(item);
  }
  return paper;
}

function heightOf(item: PaperItem): number {
  switch (item.type) {
    case 'line':
      return item.size === 2 ? 2 * glyphHeightDots + 6 : lineDots;
    case 'qr':
      return item.modules * item.moduleDots + lineDots;
    case 'feed':
      return item.lines * lineDots;
    case 'cut':
      return cutDots;
  }
}

function drawLine(
  paper: PaperBitmap,
  { text, size, align, bold, underline }: Extract<PaperItem, { type: 'line' }>,
  y: number,
): void {
  const characters = [...text];
  const left = startOf(paper, align, characters.length * glyphWidthDots * size);
  characters.forEach((character, column) => {
    const x = left + column * glyphWidthDots * size;
    glyphRows(character).forEach((bits, row) => {
      for (let dot = 0; dot < glyphWidthDots; dot++) {
        if (!(bits & (1 << (glyphWidthDots - 1 - dot)))) continue;
        // Bold prints every dot once more beside itself.
        fill(paper, x + dot * size, y + row * size, size + (bold ? 1 : 0), size);
      }
    });
  });
  if (underline) fill(paper, left, y + glyphHeightDots * size, characters.length * glyphWidthDots * size, 2);
}

function drawQr(
  paper: PaperBitmap,
  { data, level, moduleDots, modules }: Extract<PaperItem, { type: 'qr' }>,
  y: number,
): void {
  const { data: rows } = encode(data, { ecc: level, border: 0 });
  const left = startOf(paper, 'center', modules * moduleDots);
  rows.forEach((row, line) => {
    row.forEach((isDark, column) => {
      if (isDark) fill(paper, left + column * moduleDots, y + line * moduleDots, moduleDots, moduleDots);
    });
  });
}

const startOf = ({ widthDots }: PaperBitmap, align: 'left' | 'center' | 'right', width: number): number =>
  align === 'left' ? 0 : Math.floor((widthDots - width) / (align === 'center' ? 2 : 1));

function fill(paper: PaperBitmap, x: number, y: number, width: number, height: number): void {
  const { widthDots, dots } = paper;
  const end = Math.min(x + width, widthDots);
  for (let row = y; row < y + height; row++) dots.fill(1, row * widthDots + Math.max(0, x), row * widthDots + end);
}

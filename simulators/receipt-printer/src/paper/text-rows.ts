import type { Block, Ink, Picture, TextStyle } from './ink.ts';
import type { Piece } from './strip.ts';

/** A stretch of a row in one style. */
export interface StyledText {
  readonly text: string;
  readonly style: TextStyle;
}

/** A row of the paper as text. `top` is in dots from the top of the piece. */
export interface TextRow {
  readonly top: number;
  readonly text: string;
  readonly parts: readonly StyledText[];
}

const LINE_DOTS = 30;
const COLUMN_DOTS: Readonly<Record<string, number>> = { A: 12, B: 9, C: 9 };

/** The paper as rows of text, empty rows where the paper was fed, pictures as a word in brackets. */
export function textRows(piece: Piece): readonly TextRow[] {
  const rows: TextRow[] = [];
  let bottom = piece.top;
  for (const block of piece.blocks) {
    // Ruled lines are no text; they leave no row behind.
    if (isOutside(block, piece) || block.ink.every((ink) => ink.kind === 'bar')) continue;
    const gap = Math.floor((block.top - bottom) / LINE_DOTS);
    if (rows.length > 0) for (let i = 0; i < gap; i++) rows.push(emptyRow(bottom - piece.top + i * LINE_DOTS));
    const printed = blockRows(block, piece.top);
    rows.push(...printed);
    bottom = Math.max(bottom, block.top + block.height);
  }
  while (rows.length > 0 && rows[0]!.text === '') rows.shift();
  while (rows.length > 0 && rows.at(-1)!.text === '') rows.pop();
  return rows;
}

function emptyRow(top: number): TextRow {
  return { top, text: '', parts: [] };
}

/** A line that the cutter went through counts for the side where its middle lies. */
function isOutside(block: Block, piece: Piece): boolean {
  const middle = block.top + block.height / 2;
  return middle < piece.top || middle >= piece.bottom;
}

function blockRows(block: Block, pieceTop: number): TextRow[] {
  const byBaseline = new Map<number, Ink[]>();
  for (const ink of block.ink) {
    if (ink.kind === 'bar') continue;
    const baseline = ink.y + ink.height;
    const row = byBaseline.get(baseline);
    if (row === undefined) byBaseline.set(baseline, [ink]);
    else row.push(ink);
  }
  const baselines = [...byBaseline.keys()].sort((a, b) => a - b);
  return baselines.map((baseline) => readRow(byBaseline.get(baseline)!, block.top + baseline - pieceTop));
}

function readRow(inks: readonly Ink[], baseline: number): TextRow {
  const sorted = [...inks].sort((a, b) => a.x - b.x);
  let text = '';
  const parts: StyledText[] = [];
  for (const ink of sorted) {
    const column = Math.round(ink.x / columnDots(ink));
    if (text.length < column) text = text.padEnd(column);
    else if (ink.kind === 'text' && ink !== sorted[0] && isApart(sorted, ink)) text += ' ';
    if (ink.kind === 'text') {
      text += ink.text;
      parts.push({ text: ink.text, style: ink.style });
    } else if (ink.kind === 'picture') {
      text += pictureWord(ink);
    }
  }
  return { top: baseline - Math.max(...inks.map((ink) => ink.height)), text: text.trimEnd(), parts };
}

function columnDots(ink: Ink): number {
  return ink.kind === 'text' ? COLUMN_DOTS[ink.style.font]! : COLUMN_DOTS['A']!;
}

/** Wide characters can eat the columns of a gap that is there in dots. */
function isApart(sorted: readonly Ink[], ink: Ink): boolean {
  const before = sorted[sorted.indexOf(ink) - 1];
  return before !== undefined && ink.x - (before.x + before.width) >= columnDots(ink);
}

function pictureWord(picture: Picture): string {
  switch (picture.source.kind) {
    case 'character':
      return picture.source.character;
    case 'qr':
      return '[QR code]';
    case 'symbol':
      return captioned(picture.source.symbology, picture.source.caption);
    case 'image':
      return `[image ${picture.width}×${picture.height}]`;
    default:
      return picture.source satisfies never;
  }
}

function captioned(symbology: string, caption: string | undefined): string {
  return caption === undefined ? `[${symbology}]` : `[${symbology} ${caption}]`;
}

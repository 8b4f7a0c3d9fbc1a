import type { Bitmap } from './bitmap.ts';
import { drawPiece } from './draw-ink.ts';
import type { Ink } from './ink.ts';
import { inkPath } from './ink-path.ts';
import { encodePng } from './png.ts';
import { commandedCodes, type PrintedCode, pictureCodes } from './printed-codes.ts';
import type { Piece } from './strip.ts';
import { drawSvg, type SvgOptions } from './svg.ts';
import { type TextRow, textRows } from './text-rows.ts';

/** What a receipt's paper is like. */
export interface PaperKind {
  readonly widthDots: number;
  readonly marginDots: number;
  readonly dpi: number;
}

/** A piece of printed paper; pictures and text are made when they are asked for. */
export class Receipt {
  /** Unix milliseconds of the cut (or of the look at the uncut paper). */
  readonly at: number;
  /** How it came off: cut fully or partly, torn off by hand, or still hanging. */
  readonly end: 'full cut' | 'partial cut' | 'torn off' | 'hanging';
  readonly widthDots: number;
  readonly heightDots: number;
  readonly #piece: Piece;
  readonly #paper: PaperKind;
  #rows: readonly TextRow[] | undefined;
  #codes: readonly PrintedCode[] | undefined;

  constructor(piece: Piece, paper: PaperKind, at: number, end: Receipt['end']) {
    this.#piece = piece;
    this.#paper = paper;
    this.at = at;
    this.end = end;
    this.widthDots = paper.widthDots;
    this.heightDots = piece.bottom - piece.top;
  }

  /** Rows with their styles. */
  get rows(): readonly TextRow[] {
    this.#rows ??= textRows(this.#piece);
    return this.#rows;
  }

  /** Rows as plain text, blanks at the right removed. */
  get lines(): readonly string[] {
    return this.rows.map((row) => row.text);
  }

  get text(): string {
    return this.lines.join('\n');
  }

  /** All codes on the paper: those printed by command, then QR codes that are drawn as images. */
  get codes(): readonly PrintedCode[] {
    this.#codes ??= [...commandedCodes(this.#piece), ...pictureCodes(this.#piece, () => this.toBitmap())];
    return this.#codes;
  }

  /** What the QR codes say. */
  get qrCodes(): readonly string[] {
    return this.codes.filter((code) => code.symbology === 'QR').map((code) => code.text);
  }

  /** About how much memory it holds. */
  get weightBytes(): number {
    return this.#piece.blocks.reduce((sum, { ink }) => sum + ink.reduce((bytes, one) => bytes + weightOf(one), 64), 64);
  }

  get isBlank(): boolean {
    return this.#piece.blocks.length === 0;
  }

  /** The dots, one bit each, as wide as the print area. */
  toBitmap(): Bitmap {
    return drawPiece(this.#piece, this.widthDots);
  }

  /** A PNG with one pixel for each dot of the print area. */
  toPng(): Uint8Array {
    return encodePng(this.toBitmap(), this.#paper.dpi);
  }

  /** An SVG of the paper with its margins. */
  toSvg(options: SvgOptions = {}): string {
    const paper = {
      width: this.widthDots,
      height: Math.max(1, this.heightDots),
      dots: () => this.toBitmap(),
      path: (left: number, most: number) => inkPath(this.#piece, this.widthDots, left, most),
    };
    return drawSvg(paper, { marginDots: this.#paper.marginDots, text: this.text, ...options });
  }
}

const INK_BYTES = 160;

function weightOf(ink: Ink): number {
  if (ink.kind === 'text') return INK_BYTES + ink.text.length * 2;
  return INK_BYTES + (ink.kind === 'picture' ? (ink.width * ink.height) / 8 : 0);
}

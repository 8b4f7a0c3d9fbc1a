import type { Block } from './ink.ts';

/** A piece of paper between two cuts, in dots of the strip. */
export interface Piece {
  readonly top: number;
  readonly bottom: number;
  readonly blocks: readonly Block[];
}

/**
 * The paper that hangs out of the printer: printed at the head, cut further up at the cutter. What lies between head and
 * cutter at a cut stays in the printer and comes out with the next receipt.
 */
export class PaperStrip {
  #top = 0;
  #head: number;
  #blocks: Block[] = [];

  /** The paper has been cut before: what lies between head and cutter is already there, and blank. */
  constructor(headToCutterDots = 0) {
    this.#head = headToCutterDots;
  }

  /** Where the head stands, in dots from the strip's start. */
  get head(): number {
    return this.#head;
  }

  /** Where the paper that hangs out begins. */
  get top(): number {
    return this.#top;
  }

  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  add(block: Block): void {
    this.#blocks.push(block);
  }

  /** Moves the paper (back when negative, never behind the last cut). */
  move(dots: number): void {
    this.#head = Math.max(this.#top, this.#head + dots);
  }

  /** Cuts `above` dots above the head and returns the piece that came off, or nothing when there is none. */
  cut(above: number): Piece | undefined {
    const bottom = this.#head - above;
    if (bottom <= this.#top) return undefined;
    const piece = { top: this.#top, bottom, blocks: this.#blocks.filter((block) => block.top < bottom) };
    this.#blocks = this.#blocks.filter((block) => block.top + block.height > bottom);
    this.#top = bottom;
    return piece;
  }

  /** What hangs out now. */
  piece(): Piece {
    return { top: this.#top, bottom: this.#head, blocks: [...this.#blocks] };
  }
}

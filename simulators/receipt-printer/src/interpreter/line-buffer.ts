import type { Ink, Picture, TextStyle } from '../paper/ink.ts';

const WIDEST_LINE = 1024;
const MOST_INK = 4096;

/**
 * The print buffer: one line that is not on the paper yet. Characters are kept as UTF-16 units and become strings once
 * per run of one style. `x` counts dots from the left edge of the print area.
 */
export class LineBuffer {
  x = 0;
  readonly #units = new Uint16Array(WIDEST_LINE);
  /** The same memory, for making strings of it three times as fast as from an array of numbers. */
  readonly #memory = Buffer.from(this.#units.buffer);
  #count = 0;
  #runStart = 0;
  #runStyle: TextStyle | undefined;
  #ink: Ink[] = [];
  #height = 0;
  #right = 0;

  get isEmpty(): boolean {
    return this.#ink.length === 0 && this.#count === 0;
  }

  /** Is nothing printed and nothing moved: commands for the start of a line may act. */
  get isAtStart(): boolean {
    return this.isEmpty && this.x === 0;
  }

  /** Height of the tallest thing on the line. */
  get height(): number {
    return this.#height;
  }

  /** Right edge of what is on the line. */
  get right(): number {
    return this.#right;
  }

  /** Sets characters bytes[from..to) through `table`; the caller has seen that they fit. */
  put(bytes: Uint8Array, from: number, to: number, table: Uint16Array, style: TextStyle): void {
    if (this.#runStyle !== style || this.#count + to - from > WIDEST_LINE) this.#startRun(style);
    let count = this.#count;
    for (let at = from; at < to; at++) this.#units[count++] = table[bytes[at]!]!;
    this.#count = count;
    this.#advance(to - from, style);
  }

  putUnit(unit: number, style: TextStyle): void {
    if (this.#runStyle !== style || this.#count === WIDEST_LINE) this.#startRun(style);
    this.#units[this.#count++] = unit;
    this.#advance(1, style);
  }

  /** Sets something that is no text at the current position. */
  putPicture(picture: Omit<Picture, 'x' | 'y'>): void {
    this.#endRun();
    this.#keep({ ...picture, x: this.x, y: 0 });
    this.x += picture.width;
    this.#grow(picture.height);
  }

  /** Goes to another position on the line. */
  moveTo(x: number): void {
    this.#endRun();
    this.x = Math.max(0, x);
  }

  clear(): void {
    this.#count = 0;
    this.#runStyle = undefined;
    this.#ink = [];
    this.#height = 0;
    this.#right = 0;
    this.x = 0;
  }

  /** What is on the line, standing on one base line, and an empty line afterwards. */
  take(): Ink[] {
    this.#endRun();
    const ink = this.#ink;
    for (let i = 0; i < ink.length; i++) {
      const one = ink[i]!;
      if (one.height !== this.#height) ink[i] = { ...one, y: this.#height - one.height };
    }
    this.clear();
    return ink;
  }

  /** Overprinting one place without end is dropped at some point. */
  #keep(ink: Ink): void {
    if (this.#ink.length < MOST_INK) this.#ink.push(ink);
  }

  #advance(characters: number, style: TextStyle): void {
    this.x += characters * style.advance;
    this.#grow(style.height);
  }

  #grow(height: number): void {
    if (height > this.#height) this.#height = height;
    if (this.x > this.#right) this.#right = this.x;
  }

  #startRun(style: TextStyle): void {
    this.#endRun();
    this.#runStyle = style;
    this.#runStart = this.x;
  }

  #endRun(): void {
    const style = this.#runStyle;
    if (style === undefined || this.#count === 0) return;
    const text = this.#memory.toString('utf16le', 0, this.#count * 2);
    const width = this.x - this.#runStart;
    this.#keep({ kind: 'text', x: this.#runStart, y: 0, width, height: style.height, text, style, turn: 0 });
    this.#count = 0;
    this.#runStyle = undefined;
  }
}

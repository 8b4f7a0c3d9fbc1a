/** What a byte from the computer completed. */
export type LineEvent =
  | { readonly kind: 'line'; readonly body: string }
  | { readonly kind: 'repeat'; readonly isForEver: boolean }
  | { readonly kind: 'too long' };

export interface LineCharacters {
  /** S3 and S5. */
  readonly carriageReturn: number;
  readonly backspace: number;
}

const LINE_FEED = 0x0a;
/** `At` is none. */
const attention = /AT|at/;
/** Beyond this nothing is kept, far above what any model allows: garbage must not fill the memory. */
const KEPT_CHARACTERS = 512;

/** Collects characters to command lines. Whatever stands before the first `AT` or `at` is skipped. */
export class LineReader {
  #line = '';
  #isTooLong = false;

  get isEmpty(): boolean {
    return this.#line === '';
  }

  clear(): void {
    this.#line = '';
    this.#isTooLong = false;
  }

  take(byte: number, { carriageReturn, backspace }: LineCharacters): LineEvent | undefined {
    if (byte === carriageReturn) return this.#end();
    if (byte === backspace) this.#erase();
    else if (byte !== LINE_FEED) this.#append(String.fromCharCode(byte));
    return this.#repeat();
  }

  #append(character: string): void {
    if (this.#line.length < KEPT_CHARACTERS) this.#line += character;
    else this.#isTooLong = true;
  }

  /** A backspace never takes the `AT` back. */
  #erase(): void {
    const start = this.#line.search(attention);
    if (start < 0 || start + 2 < this.#line.length) this.#line = this.#line.slice(0, -1);
  }

  /** `A/` and `A>` act without an end of line. */
  #repeat(): LineEvent | undefined {
    const match = /^\s*a([/>])$/i.exec(this.#line);
    if (!match) return undefined;
    this.clear();
    return { kind: 'repeat', isForEver: match[1] === '>' };
  }

  #end(): LineEvent | undefined {
    const [line, isTooLong] = [this.#line, this.#isTooLong];
    this.clear();
    // Help is the only line that may do without its AT.
    if (line.trim() === '$') return { kind: 'line', body: '$' };
    const start = line.search(attention);
    if (start < 0) return undefined;
    return isTooLong ? { kind: 'too long' } : { kind: 'line', body: line.slice(start + 2) };
  }
}

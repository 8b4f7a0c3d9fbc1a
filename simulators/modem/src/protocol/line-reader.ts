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
/** Beyond this nothing is kept, whatever the profile allows: garbage must not fill the memory. */
const KEPT_CHARACTERS = 512;

/** Collects characters to command lines. Whatever stands before the first `AT` or `at` is skipped. */
export class LineReader {
  readonly #mostCharacters: number;
  #line = '';
  #isTooLong = false;

  /** `mostCharacters` counts without `AT`, blanks and the end of the line. */
  constructor(mostCharacters: number) {
    this.#mostCharacters = mostCharacters;
  }

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
    if (!/(AT|at)$/.test(this.#line)) this.#line = this.#line.slice(0, -1);
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
    const start = line.search(/AT|at/);
    if (start < 0) return undefined;
    const body = line.slice(start + 2);
    if (isTooLong || body.replaceAll(/\s/g, '').length > this.#mostCharacters) return { kind: 'too long' };
    return { kind: 'line', body };
  }
}

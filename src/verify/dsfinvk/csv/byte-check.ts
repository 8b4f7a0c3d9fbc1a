import type { Findings } from '../../findings.ts';

const quote = 0x22;
const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** What a CSV reader does not tell: whether the bytes are UTF-8 and every line ends with CRLF. Once per file each. */
export class ByteCheck {
  readonly #file: string;
  readonly #findings: Findings;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  #isUtf8 = true;
  #isCrLf = true;
  #isQuoted = false;
  #line = 1;
  #last = 0;
  #isFirst = true;

  constructor(file: string, findings: Findings) {
    this.#file = file;
    this.#findings = findings;
  }

  add(chunk: Uint8Array): void {
    if (this.#isFirst && chunk.length > 0) this.#checkByteOrderMark(chunk);
    if (this.#isUtf8) this.#decode(chunk, true);
    if (this.#isCrLf) this.#scan(chunk);
  }

  finish(): void {
    if (this.#isUtf8) this.#decode(new Uint8Array(), false);
    if (this.#isCrLf && !this.#isFirst && this.#last !== lineFeed) {
      this.#findings.add('CSV-LINE-END', `${this.#file}, row ${this.#line}`, 'The last line does not end with CRLF.');
    }
  }

  #checkByteOrderMark(chunk: Uint8Array): void {
    this.#isFirst = false;
    if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf)
      this.#findings.add('CSV-BOM', this.#file, 'The file begins with a byte order mark (EF BB BF).');
  }

  #decode(chunk: Uint8Array, isMore: boolean): void {
    try {
      this.#decoder.decode(chunk, { stream: isMore });
    } catch {
      // The only thing a fatal decoder says is that these bytes are no UTF-8.
      this.#isUtf8 = false;
      this.#findings.add('CSV-ENCODING', `${this.#file}, about row ${this.#line}`, 'The bytes are no UTF-8.');
    }
  }

  /** Quotes inside a quoted text are doubled, so that counting them tells where one is in a text. */
  #scan(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at]!;
      if (byte === quote) this.#isQuoted = !this.#isQuoted;
      else if (!this.#isQuoted && (byte === lineFeed) !== (this.#last === carriageReturn)) {
        this.#isCrLf = false;
        const found = byte === lineFeed ? 'LF without CR' : 'CR without LF';
        this.#findings.add('CSV-LINE-END', `${this.#file}, row ${this.#line}`, `The line ends with ${found}.`);
        return;
      }
      if (byte === lineFeed && !this.#isQuoted) this.#line += 1;
      this.#last = this.#isQuoted ? 0 : byte;
    }
  }
}

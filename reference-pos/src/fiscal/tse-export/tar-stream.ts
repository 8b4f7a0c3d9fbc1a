const blockSize = 512;

export interface StreamedMember {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Splits a TAR that comes in pieces of any size into its files (ustar, no directories, as a TSE exports it). */
export class TarStream {
  #waiting: Uint8Array = new Uint8Array();
  #isOver = false;

  /** Files that are whole now. Throws a `RangeError` when what comes is no TAR. */
  *add(piece: Uint8Array): Generator<StreamedMember> {
    this.#waiting = this.#waiting.length === 0 ? piece : Buffer.concat([this.#waiting, piece]);
    let at = 0;
    while (!this.#isOver && at + blockSize <= this.#waiting.length) {
      const header = this.#waiting.subarray(at, at + blockSize);
      if (header.every((byte) => byte === 0)) {
        this.#isOver = true;
        break;
      }
      const size = sizeIn(header);
      const end = at + blockSize + Math.ceil(size / blockSize) * blockSize;
      if (end > this.#waiting.length) break;
      const content = this.#waiting.slice(at + blockSize, at + blockSize + size);
      yield { name: textOf(header.subarray(0, 100)), content };
      at = end;
    }
    this.#waiting = this.#isOver ? new Uint8Array() : this.#waiting.slice(at);
  }

  /** Whether the archive stopped in the middle of a file. */
  get isCutOff(): boolean {
    return this.#waiting.length > 0;
  }
}

function sizeIn(header: Uint8Array): number {
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  const noted = Number.parseInt(textOf(header.subarray(148, 156)), 8);
  const size = Number.parseInt(textOf(header.subarray(124, 136)), 8);
  if (noted !== sum || !Number.isSafeInteger(size)) throw new RangeError('kein TAR');
  return size;
}

function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end)).trim();
}

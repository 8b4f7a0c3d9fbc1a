/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

/** A black-and-white picture, packed: 8 dots a byte, leftmost in the highest bit, 1 = black; rows start at a byte. */
export class Bitmap {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bytes: Uint8Array;

  constructor(width: number, height: number, bytes?: Uint8Array) {
    this.width = width;
    this.height = height;
    this.stride = (width + 7) >> 3;
    this.bytes = bytes ?? new Uint8Array(this.stride * height);
  }

  get(x: number, y: number): boolean {
    return (this.bytes[y * this.stride + (x >> 3)]! & (0x80 >> (x & 7))) !== 0;
  }

  set(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    this.bytes[y * this.stride + (x >> 3)]! |= 0x80 >> (x & 7);
  }

  /** Lays `source` over this one with its top left corner at x, y; what sticks out is cut off. */
  draw(source: Bitmap, x: number, y: number): void {
    const from = Math.max(0, -y);
    const to = Math.min(source.height, this.height - y);
    if (x < 0 || x + source.stride * 8 > this.stride * 8) {
      this.#drawClipped(source, x, y, from, to);
      return;
    }
    if (source.stride === 2) this.#drawCharacter(source.bytes, x, y, from, to);
    else this.#drawBytes(source, x, y, from, to);
  }

  #drawBytes(source: Bitmap, x: number, y: number, from: number, to: number): void {
    const paper = this.bytes;
    const ink = source.bytes;
    const shift = x & 7;
    for (let row = from; row < to; row++) {
      let target = (y + row) * this.stride + (x >> 3);
      let at = row * source.stride;
      const end = at + source.stride;
      for (; at < end; at++, target++) {
        const byte = ink[at]!;
        if (byte === 0) continue;
        paper[target]! |= byte >> shift;
        if (shift > 0 && (byte << (8 - shift)) & 0xff) paper[target + 1]! |= (byte << (8 - shift)) & 0xff;
      }
    }
  }

  /** The same for two bytes across, as most characters are: a row of them is one shift. */
  #drawCharacter(ink: Uint8Array, x: number, y: number, from: number, to: number): void {
    const paper = this.bytes;
    const left = 8 - (x & 7);
    let target = (y + from) * this.stride + (x >> 3);
    for (let at = from * 2; at < to * 2; at += 2, target += this.stride) {
      const dots = ((ink[at]! << 8) | ink[at + 1]!) << left;
      if (dots === 0) continue;
      paper[target]! |= dots >> 16;
      paper[target + 1]! |= (dots >> 8) & 0xff;
      if ((dots & 0xff) !== 0) paper[target + 2]! |= dots & 0xff;
    }
  }

  #drawClipped(source: Bitmap, x: number, y: number, from: number, to: number): void {
    for (let row = from; row < to; row++) {
      for (let column = 0; column < source.width; column++) {
        if (source.get(column, row)) this.set(x + column, y + row);
      }
    }
  }

  fill(x: number, y: number, width: number, height: number): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    const bottom = Math.min(this.height, y + height);
    for (let row = Math.max(0, y); row < bottom; row++) this.#fillRow(row * this.stride, left, right);
  }

  #fillRow(row: number, left: number, right: number): void {
    if (right <= left) return;
    const first = row + (left >> 3);
    const last = row + ((right - 1) >> 3);
    const head = 0xff >> (left & 7);
    const tail = (0xff << (7 - ((right - 1) & 7))) & 0xff;
    if (first === last) {
      this.bytes[first]! |= head & tail;
      return;
    }
    this.bytes[first]! |= head;
    for (let at = first + 1; at < last; at++) this.bytes[at] = 0xff;
    this.bytes[last]! |= tail;
  }

  invert(x: number, y: number, width: number, height: number): void {
    const left = Math.max(0, x);
    const right = Math.min(this.width, x + width);
    if (right <= left) return;
    const bottom = Math.min(this.height, y + height);
    for (let row = Math.max(0, y); row < bottom; row++) {
      for (let byte = left >> 3; byte <= (right - 1) >> 3; byte++) {
        const first = Math.max(0, left - byte * 8);
        const last = Math.min(8, right - byte * 8);
        this.bytes[row * this.stride + byte]! ^= (0xff >> first) & (0xff00 >> last) & 0xff;
      }
    }
  }

  /** Each dot as a block of `columns` by `rows` dots. */
  scaled(columns: number, rows: number): Bitmap {
    if (columns === 1 && rows === 1) return this;
    const scaled = new Bitmap(this.width * columns, this.height * rows);
    for (let y = 0; y < this.height; y++) {
      const start = y * rows * scaled.stride;
      for (let x = 0; x < this.width; ) {
        if (!this.get(x, y)) {
          x += 1;
          continue;
        }
        const left = x;
        while (x < this.width && this.get(x, y)) x += 1;
        scaled.#fillRow(start, left * columns, x * columns);
      }
      for (let copy = 1; copy < rows; copy++) {
        scaled.bytes.copyWithin(start + copy * scaled.stride, start, start + scaled.stride);
      }
    }
    return scaled;
  }

  turned(turn: Turn): Bitmap {
    if (turn === 0) return this;
    const isUpright = turn === 2;
    const result = isUpright ? new Bitmap(this.width, this.height) : new Bitmap(this.height, this.width);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        if (!this.get(x, y)) continue;
        if (turn === 1) result.set(this.height - 1 - y, x);
        else if (turn === 2) result.set(this.width - 1 - x, this.height - 1 - y);
        else result.set(y, this.width - 1 - x);
      }
    }
    return result;
  }

  get isBlank(): boolean {
    return this.bytes.every((byte) => byte === 0);
  }
}

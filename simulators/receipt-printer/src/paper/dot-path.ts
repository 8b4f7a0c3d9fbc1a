import type { Bitmap } from './bitmap.ts';
import { PathWriter } from './path-writer.ts';

/** The black dots as an SVG path of rectangles; nothing when it would take more than `most` of them. */
export function dotPath(dots: Bitmap, left: number, most: number): string | undefined {
  const path = new PathWriter();
  return dotRectangles(dots, left, 0, most, path) === undefined ? undefined : path.path;
}

/** What rectangles are told to. */
export interface RectangleSink {
  rectangle(x: number, y: number, width: number, height: number): void;
}

/**
 * The black dots as rectangles: runs of a row, grown downwards while the next row has the same run. Says how many there
 * were; nothing when there would be more than `most`. Rows that equal the one above, most of them in print, cost a comparison.
 */
export function dotRectangles(
  dots: Bitmap,
  left: number,
  top: number,
  most: number,
  path: RectangleSink,
): number | undefined {
  const { stride, height, bytes } = dots;
  let open = new Runs(dots.width);
  let next = new Runs(dots.width);
  let rectangles = 0;
  for (let y = 0; y <= height; y++) {
    if (y > 0 && y < height && isSameRow(bytes, (y - 1) * stride, stride)) continue;
    next.read(dots, y);
    let above = 0;
    for (let run = 0; run < next.count; run++) {
      const x = next.starts[run]!;
      while (above < open.count && open.starts[above]! < x) open.write(path, above++, y, left, top);
      const isSame = above < open.count && open.starts[above] === x && open.ends[above] === next.ends[run];
      next.tops[run] = isSame ? open.tops[above++]! : y;
    }
    while (above < open.count) open.write(path, above++, y, left, top);
    rectangles += next.count;
    if (rectangles > most) return undefined;
    [open, next] = [next, open];
  }
  return rectangles;
}

function isSameRow(bytes: Uint8Array, above: number, stride: number): boolean {
  for (let i = above, end = above + stride; i < end; i++) if (bytes[i] !== bytes[i + stride]) return false;
  return true;
}

/** The black runs of one row, and since which row each is there. */
class Runs {
  count = 0;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly tops: Int32Array;

  constructor(width: number) {
    const most = (width >> 1) + 1;
    this.starts = new Int32Array(most);
    this.ends = new Int32Array(most);
    this.tops = new Int32Array(most);
  }

  read(dots: Bitmap, y: number): void {
    this.count = 0;
    if (y >= dots.height) return;
    // 0xff while looking for the end of a black run: its dots do not count as a change.
    let flip = 0;
    const row = y * dots.stride;
    for (let byte = 0; byte < dots.stride; byte++) {
      const bits = dots.bytes[row + byte]!;
      let changes = bits ^ flip;
      while (changes !== 0) {
        const bit = Math.clz32(changes) - 24;
        if (flip === 0) this.starts[this.count] = byte * 8 + bit;
        else this.ends[this.count++] = byte * 8 + bit;
        flip ^= 0xff;
        changes = (bits ^ flip) & (0xff >> bit);
      }
    }
    if (flip !== 0) this.ends[this.count++] = dots.width;
  }

  write(path: RectangleSink, run: number, bottom: number, left: number, top: number): void {
    const x = this.starts[run]!;
    const from = this.tops[run]!;
    path.rectangle(x + left, from + top, this.ends[run]! - x, bottom - from);
  }
}

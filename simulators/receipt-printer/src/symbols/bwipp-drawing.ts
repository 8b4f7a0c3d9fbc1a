import type { DrawingContext } from 'bwip-js';
import { Bitmap } from '../paper/bitmap.ts';

type Point = readonly [number, number];

/** A drawing target for bwip-js that keeps what is drawn as numbers: bars of linear codes, modules of matrix codes. */
export class BwippDrawing implements DrawingContext<BwippDrawing> {
  /** Left edge and width of each bar, from the left. */
  readonly bars: { readonly left: number; readonly width: number }[] = [];
  #paths: Point[][] = [];
  #filled: Point[][][] = [];
  #width = 0;
  #height = 0;

  scale(sx: number, sy: number): [number, number] {
    return [sx, sy];
  }

  measure(): { width: number; ascent: number; descent: number } {
    return { width: 0, ascent: 0, descent: 0 };
  }

  init(width: number, height: number): void {
    this.#width = width;
    this.#height = height;
  }

  line(x0: number, _y0: number, _x1: number, _y1: number, lineWidth: number): void {
    // Lines are given by their middle, odd widths half a unit to the left of it.
    this.bars.push({ left: x0 - Math.ceil(lineWidth / 2), width: lineWidth });
  }

  polygon(points: [number, number][]): void {
    this.#paths.push(points);
  }

  hexagon(points: Point[]): void {
    this.#paths.push(points);
  }

  ellipse(x: number, y: number, rx: number, ry: number): void {
    const ring = Array.from({ length: 48 }, (_, i): Point => {
      const angle = (i * Math.PI) / 24;
      return [x + rx * Math.cos(angle), y + ry * Math.sin(angle)];
    });
    this.#paths.push(ring);
  }

  fill(): void {
    this.#filled.push(this.#paths);
    this.#paths = [];
  }

  text(): void {}

  end(): this {
    this.bars.sort((a, b) => a.left - b.left);
    return this;
  }

  /** Bars and spaces in turn, beginning with a bar. */
  get widths(): readonly number[] {
    return this.bars.flatMap((bar, i) => {
      const next = this.bars[i + 1];
      return next === undefined ? [bar.width] : [bar.width, next.left - bar.left - bar.width];
    });
  }

  /** The drawing with one dot for each `step` units, sampled in their middle. */
  modules(step: number): Bitmap {
    const bitmap = new Bitmap(Math.round(this.#width / step), Math.round(this.#height / step));
    for (const paths of this.#filled) {
      for (let y = 0; y < bitmap.height; y++) {
        const crossings = paths.flatMap((path) => crossingsAt(path, (y + 0.5) * step)).sort((a, b) => a - b);
        for (let i = 0; i + 1 < crossings.length; i += 2) {
          const from = Math.ceil(crossings[i]! / step - 0.5);
          const to = Math.ceil(crossings[i + 1]! / step - 0.5);
          bitmap.fill(from, y, to - from, 1);
        }
      }
    }
    return bitmap;
  }
}

/** Where the outline crosses a horizontal: filling between each two of them is the even-odd rule. */
function crossingsAt(path: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  path.forEach(([x1, y1], i) => {
    const [x2, y2] = path[(i + 1) % path.length]!;
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) * (x2 - x1)) / (y2 - y1));
  });
  return crossings;
}

/** What bwip-js draws, or nothing when it refuses the data. */
export function drawOrRefuse(draw: (target: BwippDrawing) => BwippDrawing): BwippDrawing | undefined {
  try {
    return draw(new BwippDrawing());
  } catch {
    // bwip-js reports data that the symbology cannot carry by throwing.
    return undefined;
  }
}

/** What a shape is made of; `print` is ink on `paper`, which stays dark in a dark room; `lamp` takes the colour of `--lamp`, so that a page can switch it on. */
export type Material = 'line' | 'body' | 'shade' | 'glass' | 'paper' | 'print' | 'mark' | 'lamp';

export interface Shape {
  /** SVG path data in a box of 240 × 240. */
  readonly path: string;
  readonly material: Material;
  /** Left out of small pictures (under 112 px), where it would only be dirt. */
  readonly isDetail?: boolean;
  /** The part of the device that moves or is pointed at (`tray`, `paper`, `cover`), for pages that animate it. */
  readonly part?: string;
}

export type Point = readonly [x: number, y: number];

export interface DeviceDrawing {
  readonly shapes: readonly Shape[];
  /** Where plugs go in, in the same box (`network`, `power`, `kick`, `usb`, `line`). */
  readonly sockets: Readonly<Record<string, Point>>;
}

type More = Omit<Shape, 'path' | 'material'>;

export const draw = (material: Material, path: string, more: More = {}): Shape => ({ material, path, ...more });

/** A rectangle with round corners, as path data. */
export function rectangle(x: number, y: number, width: number, height: number, corner = 0): string {
  const r = Math.min(corner, width / 2, height / 2);
  if (r === 0) return `M${x} ${y}h${width}v${height}h${-width}z`;
  const arc = (dx: number, dy: number): string => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return (
    `M${x + r} ${y}h${width - 2 * r}${arc(r, r)}v${height - 2 * r}${arc(-r, r)}` +
    `h${2 * r - width}${arc(-r, -r)}v${2 * r - height}${arc(r, -r)}z`
  );
}

/** A circle as path data. */
export const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;

/** Straight strokes, one per row of numbers `x1, y1, x2, y2 …`. */
export const strokes = (...lines: readonly (readonly number[])[]): string =>
  lines.map(([x, y, ...rest]) => `M${x} ${y}${rest.length > 0 ? `L${rest.join(' ')}` : ''}`).join('');

/** A field of dots, as on a keypad. */
export const dots = (columns: readonly number[], rows: readonly number[], r: number): string =>
  rows.flatMap((y) => columns.map((x) => circle(x, y, r))).join('');

import type { Bitmap } from '../bitmap.ts';

/** A character cell, and where the stroke grid lies in it. All in dots. */
export interface FontCell {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly penWidth: number;
  readonly penHeight: number;
  /** Dots per unit of the stroke grid, and the place of grid point 0, 0. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly left: number;
  readonly top: number;
}

/** Where strokes are drawn on the grid: accents squeeze capitals and move marks. */
export interface Placement {
  readonly scaleY: number;
  readonly moveY: number;
}

export const IN_PLACE: Placement = { scaleY: 1, moveY: 0 };

/** Draws strokes (`M`, `L`, `H`, `V`, `Q`) into a cell-sized bitmap with a rectangular pen. */
export function drawStrokes(target: Bitmap, cell: FontCell, strokes: string, placement: Placement = IN_PLACE): void {
  const stamp = (gridX: number, gridY: number) => {
    const x = Math.round(cell.left + gridX * cell.scaleX);
    const y = Math.round(cell.top + (gridY * placement.scaleY + placement.moveY) * cell.scaleY);
    target.fill(x, y, cell.penWidth, cell.penHeight);
  };
  let x = 0;
  let y = 0;
  for (const [, verb, numbers] of strokes.matchAll(/([MLHVQ])([^MLHVQ]*)/g)) {
    const n = (numbers ?? '').trim().split(/\s+/).map(Number);
    const [a = 0, b = 0, c = 0, d = 0] = n;
    if (verb === 'M') {
      [x, y] = [a, b];
    } else if (verb === 'Q') {
      curve(x, y, a, b, c, d, stamp);
      [x, y] = [c, d];
    } else {
      const toX = verb === 'V' ? x : a;
      const toY = verb === 'V' ? a : verb === 'H' ? y : b;
      line(x, y, toX, toY, stamp);
      [x, y] = [toX, toY];
    }
  }
}

type Stamp = (x: number, y: number) => void;

const STEPS_PER_UNIT = 4;

function line(x1: number, y1: number, x2: number, y2: number, stamp: Stamp): void {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)) * STEPS_PER_UNIT));
  for (let i = 0; i <= steps; i++) stamp(x1 + ((x2 - x1) * i) / steps, y1 + ((y2 - y1) * i) / steps);
}

function curve(x1: number, y1: number, cx: number, cy: number, x2: number, y2: number, stamp: Stamp): void {
  const span = Math.abs(cx - x1) + Math.abs(cy - y1) + Math.abs(x2 - cx) + Math.abs(y2 - cy);
  const steps = Math.max(2, Math.ceil(span * STEPS_PER_UNIT));
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const u = 1 - t;
    stamp(u * u * x1 + 2 * u * t * cx + t * t * x2, u * u * y1 + 2 * u * t * cy + t * t * y2);
  }
}

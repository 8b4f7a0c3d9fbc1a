import type { Bitmap } from '../bitmap.ts';
import type { FontCell } from './pen.ts';

/**
 * Arms of the line-drawing characters U+2500 to U+256C that the PC pages carry: up, right, down, left; each 0 none,
 * 1 single, 2 double.
 */
const ARMS: Readonly<Record<string, string>> = {
  '─': '0101',
  '│': '1010',
  '┌': '0110',
  '┐': '0011',
  '└': '1100',
  '┘': '1001',
  '├': '1110',
  '┤': '1011',
  '┬': '0111',
  '┴': '1101',
  '┼': '1111',
  '═': '0202',
  '║': '2020',
  '╒': '0210',
  '╓': '0120',
  '╔': '0220',
  '╕': '0012',
  '╖': '0021',
  '╗': '0022',
  '╘': '1200',
  '╙': '2100',
  '╚': '2200',
  '╛': '1002',
  '╜': '2001',
  '╝': '2002',
  '╞': '1210',
  '╟': '2120',
  '╠': '2220',
  '╡': '1012',
  '╢': '2021',
  '╣': '2022',
  '╤': '0212',
  '╥': '0121',
  '╦': '0222',
  '╧': '1202',
  '╨': '2101',
  '╩': '2202',
  '╪': '1212',
  '╫': '2121',
  '╬': '2222',
  '╭': '0110',
  '╮': '0011',
  '╰': '1100',
  '╯': '1001',
};

const PEN = 2;
/** Half the distance between the two strokes of a double line. */
const GAP = 2;

/** Draws a line-drawing character up to the edges of its cell; false when `character` is none. */
export function drawBox(target: Bitmap, cell: FontCell, character: string): boolean {
  const arms = ARMS[character];
  if (arms === undefined) return false;
  const [up, right, down, left] = [...arms].map(Number) as [number, number, number, number];
  const x = (cell.width - PEN) >> 1;
  const y = (cell.height - PEN) >> 1;
  const reachX = up === 2 || down === 2 ? GAP : 0;
  const reachY = left === 2 || right === 2 ? GAP : 0;
  for (const offset of offsets(up)) target.fill(x + offset, 0, PEN, y + PEN + inner(reachY, offset, left, right, -1));
  for (const offset of offsets(down)) {
    const start = y - inner(reachY, offset, left, right, 1);
    target.fill(x + offset, start, PEN, cell.height - start);
  }
  for (const offset of offsets(left)) target.fill(0, y + offset, x + PEN + inner(reachX, offset, up, down, -1), PEN);
  for (const offset of offsets(right)) {
    const start = x - inner(reachX, offset, up, down, 1);
    target.fill(start, y + offset, cell.width - start, PEN);
  }
  return true;
}

function offsets(weight: number): readonly number[] {
  return weight === 0 ? [] : weight === 1 ? [0] : [-GAP, GAP];
}

/**
 * How far a stroke of an arm runs past the centre: to the far stroke of a crossing double line at an outer corner, to
 * the near one where the crossing line goes on at this stroke's side.
 */
function inner(reach: number, offset: number, low: number, high: number, direction: 1 | -1): number {
  if (reach === 0) return 0;
  const isCrossedHere = offset < 0 ? low > 0 : offset > 0 ? high > 0 : low > 0 || high > 0;
  const crossesFully = low > 0 && high > 0 && offset === 0;
  if (crossesFully) return direction === 1 ? -reach : -reach;
  return isCrossedHere ? -reach : reach;
}

const SHADES: Readonly<Record<string, (x: number, y: number) => boolean>> = {
  '░': (x, y) => ((x + (y & 1) * 2) & 3) === 0 && (y & 1) === 0,
  '▒': (x, y) => ((x + y) & 1) === 0,
  '▓': (x, y) => !(((x + (y & 1) * 2) & 3) === 0 && (y & 1) === 0),
};

/** Blocks as fractions of the cell: left, top, width, height in eighths. */
const BLOCKS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  '█': [0, 0, 8, 8],
  '▀': [0, 0, 8, 4],
  '▄': [0, 4, 8, 4],
  '▌': [0, 0, 4, 8],
  '▐': [4, 0, 4, 8],
  '■': [1, 2, 6, 4],
  '▁': [0, 7, 8, 1],
  '▂': [0, 6, 8, 2],
  '▃': [0, 5, 8, 3],
  '▅': [0, 3, 8, 5],
  '▆': [0, 2, 8, 6],
  '▇': [0, 1, 8, 7],
  '▏': [0, 0, 1, 8],
  '▎': [0, 0, 2, 8],
  '▍': [0, 0, 3, 8],
  '▋': [0, 0, 5, 8],
  '▊': [0, 0, 6, 8],
  '▉': [0, 0, 7, 8],
  '▔': [0, 0, 8, 1],
  '▕': [7, 0, 1, 8],
};

/** Draws a block or shade; false when `character` is none. */
export function drawBlock(target: Bitmap, cell: FontCell, character: string): boolean {
  const block = BLOCKS[character];
  if (block !== undefined) {
    const [left, top, width, height] = block;
    const x = Math.round((left * cell.width) / 8);
    const y = Math.round((top * cell.height) / 8);
    const right = Math.round(((left + width) * cell.width) / 8);
    const bottom = Math.round(((top + height) * cell.height) / 8);
    target.fill(x, y, right - x, bottom - y);
    return true;
  }
  const shade = SHADES[character];
  if (shade === undefined) return false;
  for (let y = 0; y < cell.height; y++) {
    for (let x = 0; x < cell.width; x++) if (shade(x, y)) target.set(x, y);
  }
  return true;
}

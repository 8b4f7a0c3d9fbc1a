import { pdf417, pdf417compact } from 'bwip-js';
import type { Pdf417Settings } from '../interpreter/code-store.ts';
import type { Bitmap } from '../paper/bitmap.ts';
import { drawOrRefuse } from './bwipp-drawing.ts';

const MODULES_PER_CODEWORD = 17;
/** Start, stop and row indicators. */
const FRAME_MODULES = 69;
/** The printer prints no symbol of more than 928 codewords. */
const MOST_CODEWORDS = 928;

/** Modules of a PDF417 symbol, one row each; nothing when the data does not fit. */
export function pdf417Modules(data: Uint8Array, settings: Pdf417Settings, widest: number): Bitmap | undefined {
  const most = Math.floor((widest - FRAME_MODULES) / MODULES_PER_CODEWORD);
  const columns = settings.columns > 0 ? settings.columns : Math.max(1, Math.min(30, most, columnsFor(data.length)));
  const options = {
    text: Buffer.from(data).toString('latin1'),
    binarytext: true,
    columns,
    eclevel: errorLevel(settings, data.length),
    rowmult: 1,
    ...(settings.rows > 0 ? { rows: settings.rows } : {}),
  };
  const draw = settings.isTruncated ? pdf417compact : pdf417;
  const drawing = drawOrRefuse((target) => draw({ bcid: 'pdf417', scaleX: 1, scaleY: 1, ...options }, target));
  return drawing?.modules(1);
}

/** A shape about three times as wide as high; the printer's own choice is unverified. */
function columnsFor(bytes: number): number {
  return Math.ceil(Math.sqrt((bytes * 0.9) / 3) * 0.9) + 1;
}

/** By level, or as n × 10 % of the data's codewords. */
function errorLevel(settings: Pdf417Settings, bytes: number): number {
  if (settings.level.kind === 'level') return settings.level.value;
  const wanted = Math.min(MOST_CODEWORDS / 2, (Math.ceil(bytes / 1.2) * settings.level.value) / 10);
  const levels = [3, 10, 20, 45, 100, 200, 400];
  return levels.findIndex((limit) => wanted <= limit) + 1 || 8;
}

import { microqrcode } from 'bwip-js';
import type { Bitmap } from '../paper/bitmap.ts';
import { drawOrRefuse } from './bwipp-drawing.ts';

const LEVELS = { low: 'L', medium: 'M', quartile: 'Q', high: 'H' } as const;

/** The modules of a Micro QR code; nothing when the data exceed M4 or the level does not exist for its size. */
export function microQrModules(data: Uint8Array, level: keyof typeof LEVELS): Bitmap | undefined {
  const text = Buffer.from(data).toString('latin1');
  const options = { bcid: 'microqrcode', text, scaleX: 1, scaleY: 1, ...{ eclevel: LEVELS[level] } };
  return drawOrRefuse((target) => microqrcode(options, target))?.modules(2);
}

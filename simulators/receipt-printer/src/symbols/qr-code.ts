import encodeQr, { type ErrorCorrection } from 'qr';
import { Bitmap } from '../paper/bitmap.ts';

/** The encoder insists on a border; it is taken off again. */
const BORDER = 1;

/** The modules of a QR code for raw bytes, one dot each and no quiet zone; nothing when it exceeds version 40. */
export function qrModules(data: Uint8Array, level: ErrorCorrection): Bitmap | undefined {
  // One character a byte through both ends of the encoder keeps the bytes as they are.
  const text = Buffer.from(data).toString('latin1');
  let modules: boolean[][];
  try {
    modules = encodeQr(text, 'raw', { ecc: level, border: BORDER, textEncoder: (t) => Buffer.from(t, 'latin1') });
  } catch {
    // The encoder's way of saying that no version is large enough.
    return undefined;
  }
  const size = modules.length - 2 * BORDER;
  const bitmap = new Bitmap(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (modules[y + BORDER]![x + BORDER]) bitmap.set(x, y);
  }
  return bitmap;
}

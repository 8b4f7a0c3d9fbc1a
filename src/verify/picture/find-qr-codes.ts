import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import { Malformed } from '../malformed.ts';
import type { Image } from './image.ts';

/** More codes than a receipt ever has; a hostile picture must not keep the decoder busy for ever. */
const codeLimit = 20;

let isPrepared = false;

/**
 * Texts of all QR codes in a picture, from top to bottom: in dots, or in the bytes of a JPEG, which the decoder reads by
 * itself. Throws {@link Malformed} when those are no JPEG.
 */
export async function findQrCodes(picture: Image | Uint8Array): Promise<readonly string[]> {
  prepare();
  const source = picture instanceof Uint8Array ? picture : imageDataOf(picture);
  const found = await readBarcodes(source, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: codeLimit });
  const [unreadable] = found.filter(({ error, text }) => error !== '' && text === '');
  if (unreadable) throw new Malformed(`the picture cannot be read: ${unreadable.error}`);
  return found
    .filter(({ isValid, text }) => isValid && text !== '')
    .sort((a, b) => topOf(a) - topOf(b))
    .map(({ text }) => text);
}

/** The decoder's own file, instead of the copy that it would fetch from the internet. */
function prepare(): void {
  if (isPrepared) return;
  isPrepared = true;
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(path)).buffer } });
}

/** The decoder asks for a browser's `ImageData`, and reads these of it. */
function imageDataOf({ width, height, rgba }: Image): Parameters<typeof readBarcodes>[0] {
  return { data: rgba, width, height, colorSpace: 'srgb' } as unknown as Parameters<typeof readBarcodes>[0];
}

function topOf({ position }: ReadResult): number {
  return Math.min(position.topLeft.y, position.topRight.y, position.bottomLeft.y, position.bottomRight.y);
}

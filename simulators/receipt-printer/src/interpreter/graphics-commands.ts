import { Bitmap } from '../paper/bitmap.ts';
import { printImage } from './image-commands.ts';
import { columnsToBitmap, type GraphicsMemory, rowsToBitmap } from './image-store.ts';
import type { Interpreter } from './interpreter.ts';
import { readWindowsBitmap } from './windows-bitmap.ts';
import { wordAt } from './word-at.ts';

const NV_BYTES = 256 * 1024;
const DOWNLOAD_BYTES = 12 * 1024;
const LARGEST = { width: 2400, height: 2400 };

/** `GS ( L` and `GS 8 L`: m, fn, parameters. */
export function graphicsFunction(printer: Interpreter, a: Uint8Array): void {
  const fn = a[1] ?? -1;
  switch (fn) {
    case 0:
    case 48:
      capacity(printer, 0x30, NV_BYTES);
      return;
    case 3:
    case 51:
      capacity(printer, 0x31, NV_BYTES - stored(printer, 'nv'));
      return;
    case 4:
    case 52:
      capacity(printer, 0x32, DOWNLOAD_BYTES - stored(printer, 'download'));
      return;
    case 2:
    case 50:
      printBuffer(printer);
      return;
    case 64:
    case 80:
      listKeys(printer, fn === 64 ? 'nv' : 'download');
      return;
    case 65:
    case 81:
      if (hasText(a, 'CLR')) printer.images.keyed(fn === 65 ? 'nv' : 'download').clear();
      return;
    case 66:
    case 82:
      printer.images.keyed(fn === 66 ? 'nv' : 'download').delete(keyCode(a, 2));
      return;
    case 67:
    case 68:
      define(printer, a, 'nv', fn === 67);
      return;
    case 83:
    case 84:
      define(printer, a, 'download', fn === 83);
      return;
    case 69:
    case 85:
      printStored(printer, a, fn === 69 ? 'nv' : 'download');
      return;
    case 112:
    case 113:
      buffer(printer, a, fn === 112);
      return;
    default:
      return;
  }
}

function hasText(a: Uint8Array, text: string): boolean {
  return Buffer.from(a.subarray(2)).toString('latin1') === text;
}

function keyCode(a: Uint8Array, at: number): string {
  return String.fromCharCode(a[at] ?? 0, a[at + 1] ?? 0);
}

function stored(printer: Interpreter, memory: GraphicsMemory): number {
  return [...printer.images.keyed(memory).values()].reduce((sum, bitmap) => sum + bitmap.bytes.length, 0);
}

/** Block answers carry decimal text between `37 flag` and `00`; the exact header is unverified. */
function capacity(printer: Interpreter, flag: number, bytes: number): void {
  printer.hardware.reply(Uint8Array.of(0x37, flag, ...Buffer.from(String(bytes)), 0));
}

function listKeys(printer: Interpreter, memory: GraphicsMemory): void {
  const keys = [...printer.images.keyed(memory).keys()].join('');
  printer.hardware.reply(Uint8Array.of(0x37, 0x72, 0x40, ...Buffer.from(keys, 'latin1'), 0));
}

/** Joins colour planes: a one-colour head prints them all black. */
function readPlanes(
  a: Uint8Array,
  at: number,
  planes: number,
  width: number,
  height: number,
  isRaster: boolean,
): Bitmap {
  const bytesDown = (height + 7) >> 3;
  const size = isRaster ? ((width + 7) >> 3) * height : width * bytesDown;
  let joined = new Bitmap(width, height);
  for (let plane = 0, from = at; plane < planes; plane++, from += 1 + size) {
    const data = a.subarray(from + 1, from + 1 + size);
    const bitmap = isRaster ? rowsToBitmap(data, width, height) : columnsToBitmap(data, width, bytesDown);
    if (plane === 0) joined = bitmap;
    else joined.draw(bitmap, 0, 0);
  }
  return joined;
}

function define(printer: Interpreter, a: Uint8Array, memory: GraphicsMemory, isRaster: boolean): void {
  const [width, height] = [wordAt(a, 6), wordAt(a, 8)];
  if (!isReasonable(printer, width, height)) return;
  const size = ((width + 7) >> 3) * height * (a[5] ?? 1);
  if (stored(printer, memory) + size > (memory === 'nv' ? NV_BYTES : DOWNLOAD_BYTES)) {
    printer.hardware.lost({ kind: 'tooMuchData', what: `${memory} graphics ${width}×${height}` });
    return;
  }
  const planes = Math.max(1, a[5] ?? 1);
  printer.images.keyed(memory).set(keyCode(a, 3), readPlanes(a, 10, planes, width, height, isRaster));
}

/** `GS D 30 fn 30 kc1 kc2 b c BMP`: a Windows bitmap under a key code, in NV (67) or download memory (83). */
export function defineWindowsBitmap(printer: Interpreter, p: Uint8Array): void {
  const bitmap = readWindowsBitmap(p.subarray(7));
  if (bitmap === undefined) printer.hardware.lost({ kind: 'badData', what: 'Windows bitmap' });
  else printer.images.keyed(p[1] === 67 ? 'nv' : 'download').set(keyCode(p, 3), bitmap);
}

function printStored(printer: Interpreter, a: Uint8Array, memory: GraphicsMemory): void {
  const bitmap = printer.images.keyed(memory).get(keyCode(a, 2));
  const [x, y] = [a[4] ?? 0, a[5] ?? 0];
  if (x < 1 || x > 2 || y < 1 || y > 2) return;
  if (bitmap === undefined) {
    printer.hardware.lost({ kind: 'nothingStored', what: `${memory} graphics ${JSON.stringify(keyCode(a, 2))}` });
  } else {
    printImage(printer, bitmap, x, y);
  }
}

/** a bx by c xL xH yL yH d…; a second colour joins the first until the buffer is printed. */
function buffer(printer: Interpreter, a: Uint8Array, isRaster: boolean): void {
  const [scaleX, scaleY, width, height] = [a[3] ?? 0, a[4] ?? 0, wordAt(a, 6), wordAt(a, 8)];
  if (scaleX < 1 || scaleX > 2 || scaleY < 1 || scaleY > 2 || !isReasonable(printer, width, height)) return;
  const bitmap = readPlanes(a, 9, 1, width, height, isRaster);
  const waiting = printer.images.printBuffer;
  if (waiting !== undefined && waiting.bitmap.width === width && waiting.bitmap.height === height) {
    bitmap.draw(waiting.bitmap, 0, 0);
  }
  printer.images.printBuffer = { bitmap, scaleX, scaleY };
}

function isReasonable(printer: Interpreter, width: number, height: number): boolean {
  if (width > 0 && height > 0 && width <= LARGEST.width && height <= LARGEST.height) return true;
  printer.hardware.lost({ kind: 'tooMuchData', what: `graphics ${width}×${height}` });
  return false;
}

function printBuffer(printer: Interpreter): void {
  const waiting = printer.images.printBuffer;
  printer.images.printBuffer = undefined;
  if (waiting !== undefined) printImage(printer, waiting.bitmap, waiting.scaleX, waiting.scaleY);
}

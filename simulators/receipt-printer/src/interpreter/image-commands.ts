import { Bitmap } from '../paper/bitmap.ts';
import type { Picture } from '../paper/ink.ts';
import { word } from '../protocol/parameter-rules.ts';
import type { Handler } from './handlers.ts';
import { columnsToBitmap, rowsToBitmap } from './image-store.ts';
import type { Interpreter } from './interpreter.ts';

/** An image to print, dots enlarged as asked when somebody looks. */
export function imagePicture(bitmap: Bitmap, scaleX: number, scaleY: number): Omit<Picture, 'x' | 'y'> {
  return {
    kind: 'picture',
    width: bitmap.width * scaleX,
    height: bitmap.height * scaleY,
    source: { kind: 'image' },
    turn: 0,
    dots: () => bitmap.scaled(scaleX, scaleY),
  };
}

/** Prints an image; dots beyond the print area fall off. */
export function printImage(printer: Interpreter, bitmap: Bitmap, scaleX: number, scaleY: number): void {
  const room = Math.max(1, Math.ceil((printer.areaWidth - printer.line.x * +printer.line.isEmpty) / scaleX));
  printer.printBlock(imagePicture(bitmap.width > room ? cropped(bitmap, room) : bitmap, scaleX, scaleY));
}

function cropped(bitmap: Bitmap, width: number): Bitmap {
  const part = new Bitmap(width, bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    part.bytes.set(bitmap.bytes.subarray(y * bitmap.stride, y * bitmap.stride + part.stride), y * part.stride);
  }
  return part;
}

/** Modes 0 to 3: bit 0 doubles the width, bit 1 the height. */
function scales(mode: number): readonly [number, number] | undefined {
  const digit = mode >= 0x30 ? mode - 0x30 : mode;
  return digit <= 3 ? [(digit & 1) + 1, (digit >> 1) + 1] : undefined;
}

function printStored(printer: Interpreter, bitmap: Bitmap | undefined, mode: number, what: string): void {
  const scale = scales(mode);
  if (scale === undefined) return;
  if (bitmap === undefined) printer.hardware.lost({ kind: 'nothingStored', what });
  else printImage(printer, bitmap, ...scale);
}

/** Images in rows and columns, sent along or stored before. */
export const IMAGE_COMMANDS: Readonly<Record<string, Handler>> = {
  'ESC *': (printer, p, length) => {
    const mode = p[0]!;
    const columns = word(p, 1);
    const isTall = mode === 32 || mode === 33;
    if ((!isTall && mode > 1) || columns === 0) return;
    const bitmap = columnsToBitmap(p.subarray(3, length), columns, isTall ? 3 : 1);
    // Single density is half the head's dots across; 8-dot modes are a third of them down.
    const wide = imagePicture(bitmap, (mode & 1) === 0 ? 2 : 1, isTall ? 1 : 3);
    const room = printer.areaWidth - printer.line.x;
    if (room > 0) printer.line.putPicture(wide.width > room ? { ...wide, width: room } : wide);
  },
  'GS v': (printer, p, length) => {
    const [scale, bytesAcross, rows] = [scales(p[1]!), word(p, 2), word(p, 4)];
    if (scale === undefined || bytesAcross === 0 || rows === 0) return;
    printImage(printer, rowsToBitmap(p.subarray(6, length), bytesAcross * 8, rows), ...scale);
  },
  'GS Q': (printer, p, length) => {
    const [scale, columns, bytesDown] = [scales(p[1]!), word(p, 2), word(p, 4)];
    if (scale === undefined || columns === 0 || bytesDown === 0) return;
    printImage(printer, columnsToBitmap(p.subarray(6, length), columns, bytesDown), ...scale);
  },
  'GS *': ({ images }, p, length) => {
    const [x, y] = [p[0]!, p[1]!];
    if (x === 0 || y === 0 || y > 48) return;
    images.downloaded = columnsToBitmap(p.subarray(2, length), x * 8, y);
  },
  'GS /': (printer, p) => printStored(printer, printer.images.downloaded, p[0]!, 'downloaded image'),
  'FS q': ({ images }, p) => {
    const list: Bitmap[] = [];
    let at = 1;
    for (let image = 0; image < p[0]!; image++) {
      const [x, y] = [word(p, at), word(p, at + 2)];
      list.push(columnsToBitmap(p.subarray(at + 4, at + 4 + 8 * x * y), x * 8, y));
      at += 4 + 8 * x * y;
    }
    images.nvList = list;
  },
  'FS p': (printer, p) => printStored(printer, printer.images.nvList[p[0]! - 1], p[1]!, `NV image ${p[0]}`),
};

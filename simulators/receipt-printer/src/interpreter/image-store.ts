import { Bitmap } from '../paper/bitmap.ts';
import { FONTS, type FontName } from '../paper/font/fonts.ts';
import type { Picture } from '../paper/ink.ts';
import type { Settings } from './settings.ts';

/** Where keyed graphics are kept: `nv` survives power-off, `download` does not. */
export type GraphicsMemory = 'nv' | 'download';

/** Pictures and characters that clients left in the printer. */
export class ImageStore {
  /** `GS *`. */
  downloaded: Bitmap | undefined;
  /** `GS ( L` function 112 or 113, printed by function 50. */
  printBuffer: { readonly bitmap: Bitmap; readonly scaleX: number; readonly scaleY: number } | undefined;
  /** `FS q`. */
  nvList: readonly Bitmap[] = [];
  readonly #keyed: Record<GraphicsMemory, Map<string, Bitmap>> = { nv: new Map(), download: new Map() };
  readonly #characters = new Map<string, Bitmap>();

  keyed(memory: GraphicsMemory): Map<string, Bitmap> {
    return this.#keyed[memory];
  }

  /** `ESC @` forgets downloaded images and characters; keyed graphics and everything non-volatile stay. */
  clearVolatile(): void {
    this.downloaded = undefined;
    this.printBuffer = undefined;
    this.#characters.clear();
  }

  /** Power off: only NV memory stays. */
  losePower(): void {
    this.clearVolatile();
    this.#keyed.download.clear();
  }

  /** `ESC & y c1 c2 [x d…]…`. */
  defineCharacters(font: FontName, p: Uint8Array): void {
    const [y = 0, first = 0, last = 0] = p;
    let at = 3;
    for (let code = first; code <= last; code++) {
      const width = p[at]!;
      const data = p.subarray(at + 1, at + 1 + width * y);
      at += 1 + width * y;
      if (width > 0) this.#characters.set(font + code, columnsToBitmap(data, width, y));
    }
  }

  cancelCharacter(font: FontName, code: number): void {
    this.#characters.delete(font + code);
  }

  /** The user's own character for a code as an inline picture in today's size, or nothing. */
  userCharacter(font: FontName, code: number, settings: Settings): Omit<Picture, 'x' | 'y'> | undefined {
    const dots = this.#characters.get(font + code);
    if (dots === undefined) return undefined;
    const { style } = settings;
    const cell = new Bitmap(FONTS[font].width, FONTS[font].height);
    cell.draw(dots, 0, 0);
    const source = { kind: 'character', character: String.fromCharCode(code) } as const;
    const bitmap = () => cell.scaled(style.widthScale, style.heightScale);
    return { kind: 'picture', width: style.advance, height: style.height, source, turn: 0, dots: bitmap };
  }
}

/** Column data, top dot in the highest bit, `bytesPerColumn` bytes a column. */
export function columnsToBitmap(data: Uint8Array, columns: number, bytesPerColumn: number): Bitmap {
  const bitmap = new Bitmap(columns, bytesPerColumn * 8);
  for (let x = 0; x < columns; x++) {
    for (let byte = 0; byte < bytesPerColumn; byte++) {
      const bits = data[x * bytesPerColumn + byte] ?? 0;
      for (let bit = 0; bits !== 0 && bit < 8; bit++) if (bits & (0x80 >> bit)) bitmap.set(x, byte * 8 + bit);
    }
  }
  return bitmap;
}

/** Raster data, rows of whole bytes. Missing data is white. */
export function rowsToBitmap(data: Uint8Array, widthDots: number, rows: number): Bitmap {
  const stride = (widthDots + 7) >> 3;
  const bytes = new Uint8Array(stride * rows);
  bytes.set(data.subarray(0, bytes.length));
  // What the data holds beyond the width in its last byte of a row is not part of the picture.
  const spare = stride * 8 - widthDots;
  if (spare > 0) for (let row = 1; row <= rows; row++) bytes[row * stride - 1]! &= (0xff << spare) & 0xff;
  return new Bitmap(widthDots, rows, bytes);
}

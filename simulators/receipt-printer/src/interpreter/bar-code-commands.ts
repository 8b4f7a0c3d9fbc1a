import { Bitmap } from '../paper/bitmap.ts';
import { FONTS, type FontName } from '../paper/font/fonts.ts';
import { glyph } from '../paper/font/glyphs.ts';
import type { Picture } from '../paper/ink.ts';
import { type BarPattern, encodeBars } from '../symbols/bar-code.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import type { HriPosition } from './settings.ts';

/** Dots of narrow and wide elements by `GS w n`, after Epson's table for two-width symbologies at 203 dpi. */
const TWO_WIDTHS: Readonly<Record<number, readonly [number, number]>> = {
  2: [2, 5],
  3: [3, 8],
  4: [4, 10],
  5: [5, 13],
  6: [6, 16],
};

function printBars(printer: Interpreter, p: Uint8Array, length: number): void {
  const system = p[0]!;
  const data = system <= 6 ? p.slice(1, length - 1) : p.slice(2, length);
  const pattern = encodeBars(system, data);
  if (pattern === undefined) {
    // The printer takes what it cannot encode for text.
    printer.hardware.lost({ kind: 'badData', what: `bar code ${system}` });
    const from = system <= 6 ? 1 : 2;
    for (let at = from; at < from + data.length; at++) if (p[at]! >= 0x20) printer.text(p, at, at + 1);
    return;
  }
  const { barModule, barHeight, hriPosition, hriFont } = printer.settings;
  const widths = pattern.widths.map((width) => elementDots(width, pattern, barModule));
  const width = widths.reduce((sum, dots) => sum + dots, 0);
  if (width > printer.areaWidth) {
    const what = `${pattern.symbology}: ${width} dots, the print area has ${printer.areaWidth}`;
    printer.hardware.lost({ kind: 'tooWide', what });
    return;
  }
  printer.printBlock(barPicture(pattern, data, widths, width, barHeight, hriPosition, hriFont));
}

function elementDots(width: number, pattern: BarPattern, module: number): number {
  const pair = TWO_WIDTHS[module];
  if (!pattern.isTwoWidth || pair === undefined) return width * module;
  return width === 1 ? pair[0] : pair[1];
}

function barPicture(
  pattern: BarPattern,
  data: Uint8Array,
  widths: readonly number[],
  width: number,
  height: number,
  hri: HriPosition,
  font: FontName,
): Omit<Picture, 'x' | 'y'> {
  const textHeight = FONTS[font].height;
  const top = hri & 1 ? textHeight : 0;
  const whole = top + height + (hri & 2 ? textHeight : 0);
  const dots = () => {
    const bitmap = new Bitmap(width, whole);
    let x = 0;
    widths.forEach((dots, i) => {
      if (i % 2 === 0) bitmap.fill(x, top, dots, height);
      x += dots;
    });
    if (hri & 1) drawText(bitmap, pattern.text, font, 0);
    if (hri & 2) drawText(bitmap, pattern.text, font, top + height);
    return bitmap;
  };
  const caption = hri === 0 ? {} : { caption: pattern.text };
  const source = { kind: 'symbol', symbology: pattern.symbology, data, ...caption } as const;
  return { kind: 'picture', width, height: whole, source, turn: 0, dots };
}

/** Human readable text, centred to the bars. */
function drawText(bitmap: Bitmap, text: string, font: FontName, y: number): void {
  const advance = FONTS[font].width;
  let x = Math.floor((bitmap.width - text.length * advance) / 2);
  for (const character of text) {
    bitmap.draw(glyph(font, character), x, y);
    x += advance;
  }
}

/** Bar codes and what they look like. */
export const BAR_CODE_COMMANDS: Readonly<Record<string, Handler>> = {
  'GS H': ({ settings }, p) => {
    const digit = p[0]! >= 0x30 ? p[0]! - 0x30 : p[0]!;
    if (digit <= 3) settings.hriPosition = digit as HriPosition;
  },
  'GS f': ({ settings }, p) => {
    const font = (['A', 'B', 'C'] as const)[p[0]! >= 0x30 ? p[0]! - 0x30 : p[0]!];
    if (font !== undefined) settings.hriFont = font;
  },
  'GS h': ({ settings }, p) => {
    if (p[0]! > 0) settings.barHeight = p[0]!;
  },
  'GS w': ({ settings }, p) => {
    const n = p[0]!;
    if (n >= 2 && n <= 6) settings.barModule = n;
    // 68 to 76 are steps of half a module, from 2.
    else if (n >= 68 && n <= 76) settings.barModule = Math.max(2, Math.round((n - 64) / 2));
  },
  'GS k': printBars,
};

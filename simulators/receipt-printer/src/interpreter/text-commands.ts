import { INTERNATIONAL_SETS } from '../protocol/international-sets.ts';
import { word } from '../protocol/parameter-rules.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';

const isOn = (n: number) => (n & 1) === 1;

function setUnderline(printer: Interpreter, n: number): void {
  const digit = n >= 0x30 ? n - 0x30 : n;
  if (digit > 2) return;
  printer.settings.underlineDots = digit as 0 | 1 | 2;
}

function setFont(printer: Interpreter, n: number): void {
  const font = (['A', 'B', 'C'] as const)[n >= 0x30 && n <= 0x34 ? n - 0x30 : n];
  if (font !== undefined) printer.settings.font = font;
}

/** Wraps a setter whose effect shows in characters. */
function styled(act: (printer: Interpreter, n: number) => void): Handler {
  return (printer, p) => {
    act(printer, p[0]!);
    printer.settings.changed();
  };
}

/** Commands that change how the following characters look. */
export const TEXT_COMMANDS: Readonly<Record<string, Handler>> = {
  'ESC SP': styled(({ settings }, n) => {
    settings.spacing = Math.round(n / settings.units.horizontalPerDot);
  }),
  'ESC !': styled((printer, n) => {
    const { settings } = printer;
    settings.font = isOn(n) ? 'B' : 'A';
    settings.isBold = (n & 0x08) !== 0;
    settings.heightScale = n & 0x10 ? 2 : 1;
    settings.widthScale = n & 0x20 ? 2 : 1;
    settings.underlineDots = n & 0x80 ? 1 : 0;
  }),
  'ESC -': styled(setUnderline),
  'ESC E': styled(({ settings }, n) => {
    settings.isBold = isOn(n);
  }),
  'ESC G': styled(({ settings }, n) => {
    settings.isDoubleStrike = isOn(n);
  }),
  'ESC M': styled(setFont),
  'ESC V': styled(({ settings }, n) => {
    const digit = n >= 0x30 ? n - 0x30 : n;
    if (digit <= 2) settings.isTurned = digit !== 0;
  }),
  'ESC {': styled(({ settings, line }, n) => {
    if (line.isAtStart) settings.isUpsideDown = isOn(n);
  }),
  'GS !': styled(({ settings }, n) => {
    if ((n & 0x88) !== 0) return;
    settings.widthScale = (n >> 4) + 1;
    settings.heightScale = (n & 7) + 1;
  }),
  'GS B': styled(({ settings }, n) => {
    settings.isReverse = isOn(n);
  }),
  'ESC t': (printer, p) => {
    const page = p[0]!;
    if (!printer.model.pages.includes(page)) {
      printer.hardware.lost({ kind: 'unsupported', what: `character code table ${page}` });
      return;
    }
    printer.settings.page = page;
    printer.selectCharacters();
  },
  'ESC R': (printer, p) => {
    if (INTERNATIONAL_SETS[p[0]!] === undefined) return;
    printer.settings.international = p[0]!;
    printer.selectCharacters();
  },
  'ESC %': (printer, p) => {
    printer.settings.areUserCharactersOn = isOn(p[0]!);
  },
  'ESC &': (printer, p, length) => printer.images.defineCharacters(printer.settings.font, p.subarray(0, length)),
  'ESC ?': (printer, p) => printer.images.cancelCharacter(printer.settings.font, p[0]!),
  'FS (': (printer, p, length) => {
    const family = p[0];
    // FS ( C, function 48: character encoding.
    if (family !== 0x43 || length < 5 || word(p, 1) !== 2 || p[3] !== 48) return;
    const n = p[4]! >= 0x30 ? p[4]! - 0x30 : p[4]!;
    if (n === 2 && !printer.model.knowsUtf8) {
      printer.hardware.lost({ kind: 'unsupported', what: 'UTF-8 text' });
      return;
    }
    if (n === 1 || n === 2) printer.settings.isUtf8 = n === 2;
  },
};

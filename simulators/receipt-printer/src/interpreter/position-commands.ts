import { FONTS } from '../paper/font/fonts.ts';
import { word } from '../protocol/parameter-rules.ts';
import type { Handler } from './handlers.ts';
import type { Align } from './settings.ts';

const ALIGNS: readonly Align[] = ['left', 'center', 'right'];

/** Commands that say where on the line things go. */
export const POSITION_COMMANDS: Readonly<Record<string, Handler>> = {
  HT: ({ line, settings, areaWidth }) => {
    const stop = settings.tabStops.find((at) => at > line.x);
    // No stop left, or none on this line: the tab is ignored.
    if (stop !== undefined && stop <= areaWidth) line.moveTo(stop);
  },
  'ESC $': ({ line, settings, areaWidth }, p) => {
    const x = Math.round(word(p, 0) / settings.units.horizontalPerDot);
    if (x <= areaWidth) line.moveTo(x);
  },
  'ESC \\': ({ line, settings, areaWidth }, p) => {
    const units = (word(p, 0) << 16) >> 16;
    const x = line.x + Math.round(units / settings.units.horizontalPerDot);
    if (x >= 0 && x <= areaWidth) line.moveTo(x);
  },
  'ESC D': ({ settings }, p, length) => {
    const columns = [...p.subarray(0, length)].filter((column) => column > 0);
    const advance = (settings.cellWidth + settings.spacing) * settings.widthScale;
    settings.tabStops = columns.map((column) => column * advance);
  },
  'ESC a': ({ settings, line, page }, p) => {
    const align = ALIGNS[p[0]! >= 0x30 ? p[0]! - 0x30 : p[0]!];
    if (align !== undefined && line.isAtStart && page === undefined) settings.align = align;
  },
  'GS L': ({ settings, line, page, model }, p) => {
    if (line.isAtStart && page === undefined) {
      // One character of font A always has room.
      const margin = Math.round(word(p, 0) / settings.units.horizontalPerDot);
      settings.leftMargin = Math.min(margin, model.widthDots - FONTS.A.width);
    }
  },
  'GS W': ({ settings, line, page }, p) => {
    if (line.isAtStart && page === undefined) {
      settings.areaWidth = Math.round(word(p, 0) / settings.units.horizontalPerDot);
    }
  },
  'GS P': ({ settings, model }, p) => {
    const [x, y] = [p[0]!, p[1]!];
    settings.units = {
      horizontalPerDot: x === 0 ? model.units.horizontalPerDot : x / model.dpi,
      verticalPerDot: y === 0 ? model.units.verticalPerDot : y / model.dpi,
    };
  },
  'GS T': (printer, p) => {
    const n = p[0]! & 1;
    if (n === 1 && !printer.line.isEmpty) printer.printLine(printer.settings.lineSpacing);
    else printer.line.clear();
  },
};

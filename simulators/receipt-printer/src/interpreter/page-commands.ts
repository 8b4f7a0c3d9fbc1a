import { word } from '../protocol/parameter-rules.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { type Direction, PageMode } from './page-mode.ts';

function printPage(printer: Interpreter): void {
  const { page, strip } = printer;
  if (page === undefined) return;
  printer.endPageLine();
  const { ink, height } = page;
  if (height === 0) return;
  strip.add({ top: strip.head, height, ink });
  printer.feedPaper(height);
}

function leavePage(printer: Interpreter): void {
  printer.line.clear();
  printer.page = undefined;
}

/** Units along the lines of a page: where text runs up or down the paper, the axes change places. */
function lineUnits(printer: Interpreter, units: number): number {
  const { horizontalPerDot, verticalPerDot } = printer.settings.units;
  return Math.round(units / (printer.page?.isSideways === true ? horizontalPerDot : verticalPerDot));
}

/** Commands of page mode. Area and direction are settings of the printer; the rest does nothing in standard mode. */
export const PAGE_COMMANDS: Readonly<Record<string, Handler>> = {
  'ESC L': (printer) => {
    if (!printer.line.isAtStart || printer.page !== undefined) return;
    const { pageArea, pageDirection } = printer.settings;
    printer.page = new PageMode(printer.model.pageDots, pageArea, pageDirection);
  },
  'ESC S': leavePage,
  FF: (printer) => {
    if (printer.page === undefined) return;
    printPage(printer);
    leavePage(printer);
  },
  'ESC FF': printPage,
  CAN: ({ page, line }) => {
    if (page === undefined) return;
    line.clear();
    page.wipe();
  },
  'ESC T': (printer, p) => {
    const direction = p[0]! >= 0x30 ? p[0]! - 0x30 : p[0]!;
    if (direction > 3) return;
    printer.endPageLine();
    printer.settings.pageDirection = direction as Direction;
    printer.page?.setDirection(direction as Direction);
  },
  'ESC W': (printer, p) => {
    const { horizontalPerDot, verticalPerDot } = printer.settings.units;
    const area = {
      x: Math.round(word(p, 0) / horizontalPerDot),
      y: Math.round(word(p, 2) / verticalPerDot),
      width: Math.round(word(p, 4) / horizontalPerDot),
      height: Math.round(word(p, 6) / verticalPerDot),
    };
    const { width, height } = printer.model.pageDots;
    if (area.width === 0 || area.height === 0 || area.x >= width || area.y >= height) return;
    printer.endPageLine();
    printer.settings.pageArea = area;
    printer.page?.setArea(area);
  },
  'GS $': (printer, p) => {
    printer.endPageRun();
    printer.page?.moveTo(lineUnits(printer, word(p, 0)));
  },
  'GS \\': (printer, p) => {
    printer.endPageRun();
    printer.page?.moveBy(lineUnits(printer, (word(p, 0) << 16) >> 16));
  },
};

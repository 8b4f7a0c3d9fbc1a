import { word } from '../protocol/parameter-rules.ts';
import type { Handler } from './handlers.ts';
import type { Interpreter } from './interpreter.ts';
import { type Direction, PageMode } from './page-mode.ts';

const INITIAL_HEIGHT = 831;

function toDots(printer: Interpreter, units: number, axis: 'horizontal' | 'vertical'): number {
  const { horizontalPerDot, verticalPerDot } = printer.settings.units;
  return Math.round(units / (axis === 'horizontal' ? horizontalPerDot : verticalPerDot));
}

function printPage(printer: Interpreter): void {
  const { page, strip } = printer;
  if (page === undefined) return;
  printer.endPageLine();
  const { ink, height } = page;
  strip.add({ top: strip.head, height, ink });
  printer.feedPaper(height);
}

function leavePage(printer: Interpreter): void {
  printer.line.clear();
  printer.page = undefined;
}

/** Commands of page mode; outside it they do nothing. */
export const PAGE_COMMANDS: Readonly<Record<string, Handler>> = {
  'ESC L': (printer) => {
    if (!printer.line.isAtStart || printer.page !== undefined) return;
    printer.page = new PageMode(printer.model.pageDots, INITIAL_HEIGHT);
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
    if (printer.page === undefined || direction > 3) return;
    printer.endPageLine();
    printer.page.setDirection(direction as Direction);
  },
  'ESC W': (printer, p) => {
    if (printer.page === undefined) return;
    printer.endPageLine();
    printer.page.setArea({
      x: toDots(printer, word(p, 0), 'horizontal'),
      y: toDots(printer, word(p, 2), 'vertical'),
      width: toDots(printer, word(p, 4), 'horizontal'),
      height: toDots(printer, word(p, 6), 'vertical'),
    });
  },
  'GS $': (printer, p) => {
    if (printer.page === undefined) return;
    printer.endPageRun();
    printer.page.v = toDots(printer, word(p, 0), 'vertical');
  },
  'GS \\': (printer, p) => {
    if (printer.page === undefined) return;
    printer.endPageRun();
    printer.page.v += toDots(printer, (word(p, 0) << 16) >> 16, 'vertical');
  },
};

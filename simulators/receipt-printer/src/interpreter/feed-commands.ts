import type { Handler } from './handlers.ts';
import type { CutKind } from './hardware.ts';
import type { Interpreter } from './interpreter.ts';

const LARGEST_BACK_FEED_UNITS = 48;

function verticalDots(printer: Interpreter, units: number): number {
  return Math.round(units / printer.settings.units.verticalPerDot);
}

function cut(kind: CutKind): (printer: Interpreter) => void {
  return (printer) => {
    // Cutting happens at the start of a line: what waits is printed first.
    if (!printer.line.isEmpty && printer.page === undefined) printer.printLine(printer.settings.lineSpacing);
    if (printer.model.hasCutter) printer.hardware.cut(kind);
    else printer.hardware.lost({ kind: 'unsupported', what: 'cut' });
  };
}

function cutByMode(printer: Interpreter, p: Uint8Array, length: number): void {
  const mode = p[0]!;
  const kind: CutKind = [0, 48, 65, 97, 103].includes(mode) ? 'full' : 'partial';
  if (length === 2) {
    if (!printer.line.isEmpty && printer.page === undefined) printer.printLine(printer.settings.lineSpacing);
    printer.feedPaper(printer.model.headToCutterDots + verticalDots(printer, p[1]!));
  }
  cut(kind)(printer);
  // 103 and 104 pull the paper back so that the next receipt begins at the top.
  if (mode === 103 || mode === 104) printer.feedPaper(-printer.model.headToCutterDots);
}

/** Commands that print the line, move the paper and cut it. */
export const FEED_COMMANDS: Readonly<Record<string, Handler>> = {
  LF: (printer) => printer.printLine(printer.settings.lineSpacing),
  'ESC 2': ({ settings }) => {
    settings.lineSpacing = settings.defaultLineSpacing;
  },
  'ESC 3': (printer, p) => {
    printer.settings.lineSpacing = verticalDots(printer, p[0]!);
  },
  'ESC J': (printer, p) => printer.printLine(verticalDots(printer, p[0]!)),
  'ESC d': (printer, p) => printer.printLine(p[0]! * printer.settings.lineSpacing),
  'ESC K': (printer, p) => {
    if (!printer.line.isEmpty) printer.printLine(0);
    if (p[0]! <= LARGEST_BACK_FEED_UNITS && printer.page === undefined) printer.feed(-verticalDots(printer, p[0]!));
  },
  'ESC e': (printer, p) => {
    if (!printer.line.isEmpty) printer.printLine(0);
    if (p[0]! <= 2 && printer.page === undefined) printer.feed(-p[0]! * printer.settings.lineSpacing);
  },
  'ESC i': cut('full'),
  'ESC m': cut('partial'),
  'GS V': cutByMode,
};

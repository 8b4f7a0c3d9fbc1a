import type { Bar } from '../paper/ink.ts';
import type { Interpreter } from './interpreter.ts';
import { wordAt } from './word-at.ts';

/** Dots of thin, medium and thick lines; the true ones are unverified. */
const DOTS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 4 };

/** A line that runs down the paper until it is ended. */
export interface VerticalRule {
  readonly x: number;
  readonly style: number;
}

/** Bars of a line of style 1–3 (thin, medium, thick) or 4–6 (the same, double) along one axis. */
export function lineBars(x: number, y: number, length: number, isAcross: boolean, style: number): readonly Bar[] {
  const dots = DOTS[style > 3 ? style - 3 : style] ?? 1;
  const offsets = style > 3 ? [0, dots * 2] : [0];
  return offsets.map((offset) =>
    isAcross
      ? { kind: 'bar', x, y: y + offset, width: length, height: dots }
      : { kind: 'bar', x: x + offset, y, width: dots, height: length },
  );
}

/** `GS ( Q`: 48 line and 49 rectangle in page mode, 50 horizontal and 51 vertical rule in standard mode. */
export function ruledLine(printer: Interpreter, a: Uint8Array): void {
  switch (a[0]) {
    case 48:
      pageLine(printer, wordAt(a, 1), wordAt(a, 3), wordAt(a, 5), wordAt(a, 7), a[10] ?? 1);
      return;
    case 49:
      rectangle(printer, wordAt(a, 1), wordAt(a, 3), wordAt(a, 5), wordAt(a, 7), a[10] ?? 1);
      return;
    case 50:
      horizontalRule(printer, wordAt(a, 1), wordAt(a, 3), a[7] ?? 1);
      return;
    case 51:
      verticalRule(printer, wordAt(a, 1), a[3] === 1, a[5] ?? 1);
      return;
    default:
      return;
  }
}

function pageLine(printer: Interpreter, x1: number, y1: number, x2: number, y2: number, style: number): void {
  printer.endPageRun();
  const isAcross = y1 === y2;
  const length = isAcross ? Math.abs(x2 - x1) : Math.abs(y2 - y1);
  for (const bar of lineBars(Math.min(x1, x2), Math.min(y1, y2), length, isAcross, style)) printer.page?.putBar(bar);
}

function rectangle(printer: Interpreter, x1: number, y1: number, x2: number, y2: number, style: number): void {
  pageLine(printer, x1, y1, x2, y1, style);
  pageLine(printer, x1, y2, x2, y2, style);
  pageLine(printer, x1, y1, x1, y2, style);
  pageLine(printer, x2, y1, x2, y2, style);
}

function horizontalRule(printer: Interpreter, x1: number, x2: number, style: number): void {
  const { strip, settings, model, page } = printer;
  if (page !== undefined) return;
  if (!printer.line.isEmpty) printer.printLine(settings.lineSpacing);
  const left = Math.min(x1, x2, model.widthDots);
  const length = Math.min(Math.abs(x2 - x1), model.widthDots - left);
  const bars = lineBars(left, 0, length, true, style);
  const height = Math.max(...bars.map((bar) => bar.y + bar.height));
  strip.add({ top: strip.head, height, ink: bars });
  printer.feed(height);
}

function verticalRule(printer: Interpreter, x: number, isStart: boolean, style: number): void {
  if (printer.page !== undefined || x >= printer.model.widthDots) return;
  printer.verticalRules = printer.verticalRules.filter((rule) => rule.x !== x);
  if (isStart) printer.verticalRules.push({ x, style });
}

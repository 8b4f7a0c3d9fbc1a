import type { Bar } from '../paper/ink.ts';
import { wordAt } from './family-commands.ts';
import type { Interpreter } from './interpreter.ts';

const DOTS: Readonly<Record<number, number>> = { 1: 1, 2: 2, 3: 4 };

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

/**
 * `GS ( Q`: 48 line and 49 rectangle in page mode, 50 horizontal rule in standard mode. The parameter layout is from
 * memory of Epson's reference: unverified.
 */
export function ruledLine(printer: Interpreter, a: Uint8Array): void {
  const [x1, y1, x2, y2] = [wordAt(a, 1), wordAt(a, 3), wordAt(a, 5), wordAt(a, 7)];
  const style = a[10] ?? 1;
  const { page } = printer;
  if (a[0] === 48 && page !== undefined) {
    const isAcross = y1 === y2;
    const length = isAcross ? Math.abs(x2 - x1) : Math.abs(y2 - y1);
    for (const bar of lineBars(Math.min(x1, x2), Math.min(y1, y2), length, isAcross, style)) page.putBar(bar);
  } else if (a[0] === 49 && page !== undefined) {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)];
    const sides = [
      ...lineBars(left, top, width, true, style),
      ...lineBars(left, top + height, width, true, style),
      ...lineBars(left, top, height, false, style),
      ...lineBars(left + width, top, height, false, style),
    ];
    for (const bar of sides) page.putBar(bar);
  } else if (a[0] === 50 && page === undefined) {
    horizontalRule(printer, x1, y1, a[5] ?? 1);
  }
}

/** A rule across the paper from x1 to x2. */
export function horizontalRule(printer: Interpreter, x1: number, x2: number, style: number): void {
  const { strip, settings } = printer;
  if (!printer.line.isEmpty) printer.printLine(settings.lineSpacing);
  const left = Math.min(x1, x2, printer.model.widthDots);
  const length = Math.min(Math.abs(x2 - x1), printer.model.widthDots - left);
  const bars = lineBars(left, 0, length, true, style);
  const height = Math.max(...bars.map((bar) => bar.y + bar.height));
  strip.add({ top: strip.head, height, ink: bars });
  printer.feed(height);
}

import type { Bitmap } from '../paper/bitmap.ts';
import type { PictureSource } from '../paper/ink.ts';
import type { Interpreter } from './interpreter.ts';

const PDF417 = 0x30;

/** A symbol ready to print: how many modules, how many dots each is across and down, and how to draw it. */
export interface ReadySymbol {
  readonly columns: number;
  readonly rows: number;
  readonly dotsAcross: number;
  readonly dotsDown: number;
  modules(): Bitmap;
}

/** A symbol whose modules are drawn already. */
export function drawnSymbol(modules: Bitmap, dotsAcross: number, dotsDown = dotsAcross): ReadySymbol {
  return { columns: modules.width, rows: modules.height, dotsAcross, dotsDown, modules: () => modules };
}

/** Prints a symbol, or loses it as the device does: nothing stored, too much data, wider than the print area. */
export function printSymbol(
  printer: Interpreter,
  what: string,
  symbol: ReadySymbol | undefined,
  source: PictureSource | undefined,
): void {
  if (source === undefined) {
    printer.hardware.lost({ kind: 'nothingStored', what });
    return;
  }
  if (symbol === undefined) {
    printer.hardware.lost({ kind: 'tooMuchData', what });
    return;
  }
  const { columns, rows, dotsAcross, dotsDown } = symbol;
  const [width, height] = [columns * dotsAcross, rows * dotsDown];
  if (width > printer.areaWidth) {
    const detail = `${what}: ${columns} modules of ${dotsAcross} dots are ${width}, the print area has ${printer.areaWidth}`;
    printer.hardware.lost({ kind: 'tooWide', what: detail });
    return;
  }
  const dots = () => symbol.modules().scaled(dotsAcross, dotsDown);
  printer.printBlock({ kind: 'picture', width, height, source, turn: 0, dots });
}

/** `37 36 width 1F height 1F 31 1F 30|31 00`: 30 when it can be printed. */
export function sizeReply(printer: Interpreter, code: number, symbol: ReadySymbol | undefined): void {
  const width = symbol === undefined ? 0 : symbol.columns * symbol.dotsAcross;
  const height = symbol === undefined ? 0 : symbol.rows * symbol.dotsDown;
  const canPrint = width > 0 && width <= printer.areaWidth;
  const flag = code === PDF417 ? 0x2f : 0x36;
  const text = `${width}\x1f${height}\x1f1\x1f${canPrint ? '0' : '1'}`;
  printer.hardware.reply(Uint8Array.of(0x37, flag, ...Buffer.from(text, 'latin1'), 0));
}

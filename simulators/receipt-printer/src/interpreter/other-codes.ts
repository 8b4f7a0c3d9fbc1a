import {
  azteccode,
  azteccodecompact,
  databarexpandedstacked,
  databarstacked,
  databarstackedomni,
  datamatrix,
  datamatrixrectangular,
  maxicode,
} from 'bwip-js';
import type { PictureSource } from '../paper/ink.ts';
import { type BwippDrawing, drawOrRefuse } from '../symbols/bwipp-drawing.ts';
import type { OtherCode } from './code-store.ts';
import type { Interpreter } from './interpreter.ts';
import { drawnSymbol, printSymbol, type ReadySymbol, sizeReply } from './ready-symbol.ts';

const NAMES: Readonly<Record<number, string>> = {
  50: 'MaxiCode',
  51: 'GS1 DataBar',
  52: 'Composite',
  53: 'Aztec Code',
  54: 'DataMatrix',
};

/** MaxiCode, two-dimensional DataBar, Aztec Code and DataMatrix; `a` begins with the parameters. */
export function otherCodeFunction(printer: Interpreter, code: number, fn: number, a: Uint8Array): void {
  if (NAMES[code] === undefined) return;
  const settings = printer.codes.other(code);
  const [n = 0, second = 0, third = 0] = a;
  switch (fn) {
    case 0x41:
    case 0x42:
      settings.variant = n >= 0x30 ? n - 0x30 : n;
      settings.columns = code === 0x35 ? 0 : second;
      settings.rows = third;
      return;
    case 0x43:
      if (n >= 2 && n <= 16) settings.moduleDots = n;
      return;
    case 0x45:
      settings.level = second;
      return;
    case 0x51: {
      const data = printer.codes.stored(code);
      const source: PictureSource | undefined = data && { kind: 'symbol', symbology: NAMES[code]!, data };
      printSymbol(printer, NAMES[code]!, readySymbol(printer, code, settings), source);
      return;
    }
    case 0x52:
      sizeReply(printer, code, readySymbol(printer, code, settings));
      return;
    default:
      return;
  }
}

function readySymbol(printer: Interpreter, code: number, settings: OtherCode): ReadySymbol | undefined {
  const data = printer.codes.stored(code);
  if (data === undefined) return undefined;
  const drawing = drawOrRefuse((target) => draw(code, settings, Buffer.from(data).toString('latin1'), target));
  if (drawing === undefined) return undefined;
  // MaxiCode has one size; the others are drawn two units to the module.
  const modules = drawing.modules(code === 0x32 ? 0.5 : 2);
  const dots = code === 0x32 ? 1 : settings.moduleDots;
  return modules.width === 0 ? undefined : drawnSymbol(modules, dots);
}

/** Options of single symbologies that the library's common type does not list. */
function extra(options: Readonly<Record<string, number>>): object {
  return options;
}

function draw(code: number, settings: OtherCode, text: string, target: BwippDrawing): BwippDrawing {
  const options = { bcid: '', text, scaleX: 1, scaleY: 1 };
  switch (code) {
    case 0x32:
      return maxicode(
        { ...options, ...extra({ mode: settings.variant >= 2 && settings.variant <= 6 ? settings.variant : 2 }) },
        target,
      );
    case 0x33: {
      const stacked = settings.variant === 0x42 - 0x30 ? databarstackedomni : databarstacked;
      if (settings.variant === 0x43 - 0x30) return databarexpandedstacked(options, target);
      return stacked({ ...options, text: `(01)${text.slice(0, 13)}` }, target);
    }
    case 0x35:
      return (settings.variant === 1 ? azteccodecompact : azteccode)(
        { ...options, ...extra({ eclevel: settings.level }) },
        target,
      );
    case 0x36:
      return (settings.variant === 1 ? datamatrixrectangular : datamatrix)(options, target);
    default:
      throw new RangeError(`No drawing for code ${code}.`);
  }
}

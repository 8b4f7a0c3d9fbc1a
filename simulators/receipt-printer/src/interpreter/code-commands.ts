import type { PictureSource } from '../paper/ink.ts';
import { microQrModules } from '../symbols/micro-qr.ts';
import { pdf417Modules } from '../symbols/pdf417.ts';
import { qrModules, qrSize } from '../symbols/qr-code.ts';
import type { QrSettings } from './code-store.ts';
import type { Interpreter } from './interpreter.ts';
import { otherCodeFunction } from './other-codes.ts';
import { drawnSymbol, printSymbol, type ReadySymbol, sizeReply } from './ready-symbol.ts';

const QR = 0x31;
const PDF417 = 0x30;
const LEVELS = ['low', 'medium', 'quartile', 'high'] as const;

/** `GS ( k pL pH cn fn …`: two-dimensional codes. */
export function codeFunction(printer: Interpreter, a: Uint8Array): void {
  const [code = 0, fn = 0, first = 0, second = 0] = a;
  if (fn === 0x50) {
    if (first === 0x30 && a.length > 3) printer.codes.store(code, a.subarray(3));
  } else if (code === QR) {
    qrFunction(printer, fn, first);
  } else if (code === PDF417) {
    pdf417Function(printer, fn, first, second);
  } else {
    otherCodeFunction(printer, code, fn, a.subarray(2));
  }
}

function qrFunction(printer: Interpreter, fn: number, n: number): void {
  const { qr } = printer.codes;
  switch (fn) {
    case 0x41:
      // Other values leave the model as it is (escpos-coffee sends 30).
      if (n >= 0x31 && n <= 0x33) qr.model = (n - 0x30) as 1 | 2 | 3;
      return;
    case 0x43:
      if (n >= 1 && n <= 16) qr.moduleDots = n;
      return;
    case 0x45:
      qr.level = LEVELS[n - 0x30] ?? qr.level;
      return;
    case 0x51:
      printQr(printer);
      return;
    case 0x52:
      sizeReply(printer, QR, qrSymbol(printer));
      return;
    default:
      return;
  }
}

function qrSymbol(printer: Interpreter): ReadySymbol | undefined {
  const data = printer.codes.stored(QR);
  if (data === undefined) return undefined;
  const { level, moduleDots, model } = printer.codes.qr;
  if (model === 3) return microQr(data, level, moduleDots);
  const size = qrSize(data, level);
  if (size === undefined) return undefined;
  const modules = () => qrModules(data, level);
  return { columns: size, rows: size, dotsAcross: moduleDots, dotsDown: moduleDots, modules };
}

function microQr(data: Uint8Array, level: QrSettings['level'], dots: number): ReadySymbol | undefined {
  const modules = microQrModules(data, level);
  return modules && drawnSymbol(modules, dots);
}

function printQr(printer: Interpreter): void {
  const data = printer.codes.stored(QR);
  printSymbol(
    printer,
    'QR code',
    qrSymbol(printer),
    data && { kind: 'qr', data, moduleDots: printer.codes.qr.moduleDots },
  );
}

function pdf417Function(printer: Interpreter, fn: number, n: number, second: number): void {
  const { pdf417 } = printer.codes;
  switch (fn) {
    case 0x41:
      if (n <= 30) pdf417.columns = n;
      return;
    case 0x42:
      if (n === 0 || (n >= 3 && n <= 90)) pdf417.rows = n;
      return;
    case 0x43:
      if (n >= 2 && n <= 8) pdf417.moduleDots = n;
      return;
    case 0x44:
      if (n >= 2 && n <= 8) pdf417.rowHeight = n;
      return;
    case 0x45:
      if (n === 0x30 && second >= 0x30 && second <= 0x38) pdf417.level = { kind: 'level', value: second - 0x30 };
      if (n === 0x31 && second >= 1 && second <= 40) pdf417.level = { kind: 'ratio', value: second };
      return;
    case 0x46:
      if (n <= 1) pdf417.isTruncated = n === 1;
      return;
    case 0x51: {
      const data = printer.codes.stored(PDF417);
      const source: PictureSource | undefined = data && { kind: 'symbol', symbology: 'PDF417', data };
      printSymbol(printer, 'PDF417', pdf417Symbol(printer), source);
      return;
    }
    case 0x52:
      sizeReply(printer, PDF417, pdf417Symbol(printer));
      return;
    default:
      return;
  }
}

function pdf417Symbol(printer: Interpreter): ReadySymbol | undefined {
  const data = printer.codes.stored(PDF417);
  const { pdf417 } = printer.codes;
  if (data === undefined) return undefined;
  const modules = pdf417Modules(data, pdf417, Math.floor(printer.areaWidth / pdf417.moduleDots));
  return modules && drawnSymbol(modules, pdf417.moduleDots, pdf417.moduleDots * pdf417.rowHeight);
}

export { EscposPrinter } from './escpos/escpos-printer.ts';
export { paper58mm, paper80mm } from './layout/paper.ts';
export type { PrintFailure } from './print-outcome.ts';
export type { PrinterStatus } from './printer.ts';
export type * from './receipt-document.ts';

export {
  type CashDrawerDriver,
  type DrawerOutcome,
  type DrawerSensor,
  type DrawerState,
  drawerByKey,
  drawerStateOf,
} from './drawer/drawer.ts';
export { EscposPrinter, type EscposPrinterOptions } from './escpos/escpos-printer.ts';
export type { Completion } from './escpos/print-job.ts';
export { type Paper, paper58mm, paper80mm, paper80mm180dpi } from './layout/paper.ts';
export { failed, type PrintFailure, type PrintOutcome, unknown } from './print-outcome.ts';
export type { PrinterStatus, ReceiptPrinterDriver } from './printer.ts';
export type * from './receipt-document.ts';

import type { PrintFailure, PrintOutcome } from './print-outcome.ts';
import type { ReceiptDocument } from './receipt-document.ts';

/** State of a receipt printer as the till shows it. */
export interface PrinterStatus {
  readonly atMs: number;
  readonly isReady: boolean;
  /** Why it is not ready. */
  readonly cause?: PrintFailure;
  readonly isPaperNearEnd: boolean;
  /** Level of the drawer's line (pin 3); what it means depends on the drawer. Missing when the printer did not answer. */
  readonly drawerLevel?: 'high' | 'low';
  /** The drawer behind it, when its switch tells; the time it has stood open was measured where the printer is asked. */
  readonly drawer?: DrawerReading;
}

export interface DrawerReading {
  readonly isOpen: boolean;
  readonly openForMs: number;
}

/** A receipt printer, whatever its language. Every call ends within a few seconds and none throws for the device's sake. */
export interface ReceiptPrinterDriver {
  print(document: ReceiptDocument): Promise<PrintOutcome>;
  status(): Promise<PrinterStatus>;
}

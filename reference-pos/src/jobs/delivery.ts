import type { PrintOutcome } from '../peripherals/print-outcome.ts';
import type { ReceiptDocument } from '../peripherals/receipt-document.ts';

/** What is to be done: paper with its document, or one kick of the drawer. */
export type Work = { readonly kind: 'print'; readonly document: ReceiptDocument } | { readonly kind: 'drawer' };

/** A job on its way to the devices; id and time are the job's. */
export interface Order {
  readonly id: string;
  readonly createdAtMs: number;
  readonly work: Work;
}

/** Where the salon's receipt printer is in its network. */
export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

export type DeliveryOutcome =
  | PrintOutcome
  | { readonly outcome: 'dropped'; readonly cause: 'too-old'; readonly text: string };

/** How this variant gets work to the salon's printer and drawer. */
export interface Delivery {
  /** `server`: jobs are done by this program or its cube. `page`: only the page in the salon can reach the printer. */
  channel(): 'server' | 'page';
  /** Whether somebody is there to take an order now. */
  canDeliver(): boolean;
  /** Does one order and says what became of it; never throws. */
  deliver(order: Order): Promise<DeliveryOutcome>;
  /** The printer at the address somebody has typed in, from the next order on (PH-29); missing where a page prints. */
  readonly usePrinterAt?: (address: PrinterAddress) => void;
  stop(): Promise<void>;
}

/** The plain cloud server: it never connects to anything in the salon (CK-10). */
export const pageDelivery: Delivery = {
  channel: () => 'page',
  canDeliver: () => false,
  deliver: () =>
    Promise.resolve({
      outcome: 'failed',
      cause: 'not-found',
      text: 'In der Cloudkasse druckt die Seite im Salon, nicht der Server.',
    }),
  stop: () => Promise.resolve(),
};

import type { Host } from '@kassensturz/host';
import type { Delivery, DeliveryOutcome, Order } from '../jobs/delivery.ts';
import { EscposPrinter, type PrinterStatus } from '../peripherals/index.ts';
import { PrinterWatch } from './printer-watch.ts';

export interface PrinterDelivery extends Delivery {
  /** What the printer last said. */
  lastStatus(): PrinterStatus | undefined;
}

/** Work done on the salon's own printer by raw ESC/POS over the network, and on the drawer behind it. */
export function printerDelivery(
  host: Host,
  printer: { readonly host: string; readonly port: number },
  onStatus: (status: PrinterStatus) => void,
): PrinterDelivery {
  const driver = new EscposPrinter(host, printer);
  const watch = new PrinterWatch(host, () => driver.status(), onStatus);
  watch.start();
  return {
    channel: () => 'server',
    canDeliver: () => true,
    deliver: async (order) => {
      const outcome = await deliverTo(driver, order);
      if (outcome.outcome !== 'done') void watch.askNow();
      return outcome;
    },
    stop: () => {
      watch.stop();
      return Promise.resolve();
    },
    lastStatus: () => watch.last,
  };
}

/** Prints or kicks; what the drawer could not do is told in the same words as what the printer could not. */
export async function deliverTo(driver: EscposPrinter, order: Order): Promise<DeliveryOutcome> {
  if (order.kind === 'print') return driver.print(order.document);
  const opened = await driver.drawer.open();
  if (opened.outcome !== 'failed') return { outcome: 'done', isPaperNearEnd: false };
  const { cause, text } = opened;
  return { outcome: 'failed', cause: cause === 'jammed' ? 'mechanical' : cause, text };
}

import type { Host } from '@kassensturz/host';
import { EscposPrinter, type PrinterStatus, paper58mm, paper80mm } from '../peripherals/index.ts';
import type { Delivery, DeliveryOutcome, Order } from './delivery.ts';
import { PrinterWatch } from './printer-watch.ts';

export interface PrinterDelivery extends Delivery {
  /** What the printer last said. */
  lastStatus(): PrinterStatus | undefined;
}

export interface SalonPrinter {
  readonly host: string;
  readonly port: number;
  readonly paperMm?: 58 | 80 | undefined;
}

/** Work done on the salon's own printer by raw ESC/POS over the network, and on the drawer behind it. */
export function printerDelivery(
  host: Host,
  printer: SalonPrinter,
  onStatus: (status: PrinterStatus) => void,
): PrinterDelivery {
  const driver = new EscposPrinter(host, {
    host: printer.host,
    port: printer.port,
    paper: printer.paperMm === 58 ? paper58mm : paper80mm,
  });
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
export async function deliverTo(driver: EscposPrinter, { work }: Order): Promise<DeliveryOutcome> {
  if (work.kind === 'print') return driver.print(work.document);
  const opened = await driver.drawer.open();
  if (opened.outcome !== 'failed') return { outcome: 'done', isPaperNearEnd: false };
  const { cause, text } = opened;
  return { outcome: 'failed', cause: cause === 'jammed' ? 'mechanical' : cause, text };
}

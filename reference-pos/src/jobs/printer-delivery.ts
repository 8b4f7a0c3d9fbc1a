import type { Host } from '@kassensturz/host';
import { EscposPrinter, type PrinterStatus, paper58mm, paper80mm } from '../peripherals/index.ts';
import type { Delivery, DeliveryOutcome, Work } from './delivery.ts';
import { PrinterWatch } from './printer-watch.ts';

export type PaperMm = 58 | 80;

export interface SalonPrinter {
  readonly host: string;
  readonly port: number;
}

export interface PrinterDelivery extends Delivery {
  /** What is known of the printer. */
  lastStatus(): PrinterStatus | undefined;
  /** Another roll width from the next print on. */
  setPaper(paperMm: PaperMm): void;
}

/** Work done on the salon's own printer by raw ESC/POS over the network, and on the drawer behind it. */
export function printerDelivery(host: Host, printer: SalonPrinter, onChange: () => void): PrinterDelivery {
  let paperMm: PaperMm = 80;
  let driver = driverFor(host, printer, paperMm);
  const watch = new PrinterWatch(host, () => driver.status(), onChange);
  watch.start();
  return {
    channel: () => 'server',
    canDeliver: () => true,
    deliver: async ({ work }) => {
      const outcome = await workOn(driver, work);
      // A drawer that jams says nothing about the paper.
      if (work.kind === 'print' || outcome.outcome !== 'failed' || outcome.cause !== 'mechanical') watch.learn(outcome);
      return outcome;
    },
    stop: () => {
      watch.stop();
      return Promise.resolve();
    },
    lastStatus: () => watch.last,
    setPaper: (wantedMm) => {
      if (wantedMm === paperMm) return;
      paperMm = wantedMm;
      driver = driverFor(host, printer, paperMm);
    },
  };
}

function driverFor(host: Host, printer: SalonPrinter, paperMm: PaperMm): EscposPrinter {
  return new EscposPrinter(host, { ...printer, paper: paperMm === 58 ? paper58mm : paper80mm });
}

/** Prints or kicks; what the drawer could not do is told in the same words as what the printer could not. */
async function workOn(driver: EscposPrinter, work: Work): Promise<DeliveryOutcome> {
  if (work.kind === 'print') return driver.print(work.document);
  const opened = await driver.drawer.open();
  if (opened.outcome !== 'failed') return { outcome: 'done', isPaperNearEnd: false };
  const { cause, text } = opened;
  return { outcome: 'failed', cause: cause === 'jammed' ? 'mechanical' : cause, text };
}

import type { Host } from '@kassensturz/host';
import type { DrawerConfig } from '../config.ts';
import { drawerStateOf } from '../peripherals/drawer/drawer.ts';
import { EscposPrinter, type PrinterStatus, paper58mm, paper80mm } from '../peripherals/index.ts';
import type { Delivery, DeliveryOutcome, PrinterAddress, Work } from './delivery.ts';
import { PrinterWatch } from './printer-watch.ts';

export type PaperMm = 58 | 80;

export interface PrinterDelivery extends Delivery {
  /** What is known of the printer. */
  lastStatus(): PrinterStatus | undefined;
  /** Another roll width from the next print on. */
  setPaper(paperMm: PaperMm): void;
  usePrinterAt(address: PrinterAddress): void;
}

export interface PrinterDeliveryOptions {
  readonly host: Host;
  readonly printer: PrinterAddress;
  readonly drawer?: DrawerConfig | undefined;
  /** The printer or the drawer behind it has changed. */
  readonly onChange: () => void;
}

/** Work done on the salon's own printer by raw ESC/POS over the network, and on the drawer behind it. */
export function printerDelivery(options: PrinterDeliveryOptions): PrinterDelivery {
  const { host, drawer = {}, onChange } = options;
  let { printer } = options;
  let paperMm: PaperMm = 80;
  let driver = driverFor(host, printer, paperMm, drawer);
  const isDrawerOpen = ({ drawerLevel }: PrinterStatus) => {
    const state = drawerStateOf(drawerLevel, drawer.sensor ?? 'low-is-open');
    return state === 'unknown' ? undefined : state === 'open';
  };
  const watch = new PrinterWatch({ host, ask: () => driver.status(), isDrawerOpen, onChange });
  const change = () => {
    driver = driverFor(host, printer, paperMm, drawer);
  };
  watch.start();
  return {
    channel: () => 'server',
    canDeliver: () => true,
    deliver: async ({ work }) => {
      const outcome = await workOn(driver, work);
      if (work.kind === 'print') watch.learn(outcome);
      else watch.askSoon();
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
      change();
    },
    usePrinterAt: (address) => {
      if (address.host === printer.host && address.port === printer.port) return;
      printer = address;
      change();
      watch.askSoon();
    },
  };
}

function driverFor(host: Host, printer: PrinterAddress, paperMm: PaperMm, drawer: DrawerConfig): EscposPrinter {
  return new EscposPrinter(host, {
    ...printer,
    paper: paperMm === 58 ? paper58mm : paper80mm,
    ...(drawer.pin ? { drawerPin: drawer.pin } : {}),
    ...(drawer.sensor ? { drawerSensor: drawer.sensor } : {}),
  });
}

/** Prints or kicks; what the drawer could not do is told in the same words as what the printer could not. */
async function workOn(driver: EscposPrinter, work: Work): Promise<DeliveryOutcome> {
  if (work.kind === 'print') return driver.print(work.document);
  const opened = await driver.drawer.open();
  if (opened.outcome !== 'failed') return { outcome: 'done', isPaperNearEnd: false };
  const { cause, text } = opened;
  return { outcome: 'failed', cause: cause === 'jammed' ? 'mechanical' : cause, text };
}

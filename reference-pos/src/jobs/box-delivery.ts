import type { Host } from '@kassensturz/host';
import type { DrawerConfig } from '../config.ts';
import { type Delivery, type PrinterAddress, pageDelivery } from './delivery.ts';
import { type PaperMm, type PrinterDelivery, printerDelivery } from './printer-delivery.ts';

export interface BoxDeliveryOptions {
  readonly host: Host;
  readonly printer?: PrinterAddress | undefined;
  readonly drawer?: DrawerConfig | undefined;
  readonly paperMm: PaperMm;
  /** The printer or its drawer has changed. */
  readonly onChange: () => void;
  /** A box without a printer has got one. */
  readonly onPrinterAdded: () => void;
}

/** The box's way to its printer. A box that has none prints by the page until somebody adds one by hand. */
export class BoxDelivery implements Delivery {
  readonly #options: BoxDeliveryOptions;
  #printer: PrinterDelivery | undefined;
  #address: PrinterAddress | undefined;

  constructor(options: BoxDeliveryOptions) {
    this.#options = options;
    if (options.printer) this.#add(options.printer);
  }

  get printer(): PrinterDelivery | undefined {
    return this.#printer;
  }

  get address(): PrinterAddress | undefined {
    return this.#address;
  }

  channel = () => this.#current.channel();
  canDeliver = () => this.#current.canDeliver();
  deliver: Delivery['deliver'] = (order) => this.#current.deliver(order);
  stop = () => this.#current.stop();

  usePrinterAt = (address: PrinterAddress): void => {
    if (!this.#printer) {
      this.#add(address);
      this.#options.onPrinterAdded();
      return;
    }
    this.#address = address;
    this.#printer.usePrinterAt(address);
  };

  get #current(): Delivery {
    return this.#printer ?? pageDelivery;
  }

  #add(printer: PrinterAddress): void {
    const { host, drawer, paperMm, onChange } = this.#options;
    this.#address = printer;
    this.#printer = printerDelivery({ host, printer, drawer, onChange });
    this.#printer.setPaper(paperMm);
  }
}

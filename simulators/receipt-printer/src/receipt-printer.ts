import type { Host } from '@kassensturz/host';
import type { EposDoorOptions } from './connections/epos-door.ts';
import type { RawDoorOptions } from './connections/raw-door.ts';
import type { SerialDoorOptions } from './connections/serial-door.ts';
import type { KickPortDevice } from './device/kick-port.ts';
import { MODEL_FAMILIES, type ModelName, modelOn } from './device/models.ts';
import { PrinterError } from './printer-error.ts';
import { StartedReceiptPrinter } from './started-receipt-printer.ts';

/** What a printer is. Everything has a default. */
export interface ReceiptPrinterOptions {
  /** Default `TM-m30III`. */
  readonly model?: ModelName;
  /** Paper width in mm; default the widest that the model takes. */
  readonly paperMm?: 58 | 80;
  /** `device`: printing takes the time that it takes, on the host's clock; `instant`: none. Default `device`. */
  readonly speed?: 'device' | 'instant';
  /** Are real-time commands seen inside image data, as on an Epson? Default true. */
  readonly realtimeInsideBlocks?: boolean;
  /** Size of the receive buffer; default that of the model. */
  readonly receiveBufferBytes?: number;
  readonly serialNumber?: string;
}

/** A printer that is not running yet: say what it has, then `start` it on a host. */
export class ReceiptPrinter {
  readonly #options: ReceiptPrinterOptions;
  readonly #drawers: KickPortDevice[] = [];
  #raw: RawDoorOptions | undefined;
  #epos: EposDoorOptions | undefined;
  #serial: SerialDoorOptions | undefined;
  #hasUsb = false;

  constructor(options: ReceiptPrinterOptions = {}) {
    const model = options.model ?? 'TM-m30III';
    if (!Object.hasOwn(MODEL_FAMILIES, model)) {
      const known = Object.keys(MODEL_FAMILIES).join(', ');
      throw new PrinterError('PRINTER_MODEL_UNKNOWN', `There is no printer model ${model}; known are ${known}.`);
    }
    this.#options = options;
  }

  /** Raw ESC/POS over TCP. `port` 0 (the default) takes a free one; real printers use 9100. */
  withRaw(options: Partial<RawDoorOptions> = {}): this {
    this.#raw = { port: 0, ...options };
    return this;
  }

  /** ePOS-Print over HTTP. `port` 0 (the default) takes a free one; real printers use 80. */
  withEpos(options: Partial<EposDoorOptions> = {}): this {
    this.#epos = { port: 0, ...options };
    return this;
  }

  /** A serial line: `path` is the printer's end of it on its host. */
  withSerial(options: SerialDoorOptions): this {
    this.#serial = options;
    return this;
  }

  /** USB: `started.usb` is a volume with the device file `lp0`, to be mounted at a box's `/dev/usb`. */
  withUsb(): this {
    this.#hasUsb = true;
    return this;
  }

  /** Plugs a cash drawer into the kick connector; a second one shares the sensor line. */
  withDrawer(drawer: KickPortDevice): this {
    this.#drawers.push(drawer);
    return this;
  }

  /** Switches the printer on; it is ready when the promise resolves. */
  async start(host: Host): Promise<StartedReceiptPrinter> {
    const { model: name = 'TM-m30III', paperMm, speed = 'device' } = this.#options;
    const model = readModel(name, paperMm);
    const printer = new StartedReceiptPrinter(
      host,
      {
        model,
        drawers: this.#drawers,
        speed,
        realtimeInsideBlocks: this.#options.realtimeInsideBlocks ?? true,
        receiveBufferBytes: this.#options.receiveBufferBytes ?? model.receiveBufferBytes,
        serialNumber: this.#options.serialNumber ?? 'X7XX000001',
      },
      { raw: this.#raw, epos: this.#epos, serial: this.#serial, hasUsb: this.#hasUsb },
    );
    await printer.openDoors();
    return printer;
  }
}

function readModel(name: ModelName, paperMm: 58 | 80 | undefined) {
  try {
    return modelOn(name, paperMm);
  } catch (cause) {
    throw new PrinterError('PRINTER_PAPER_WIDTH', (cause as Error).message, { cause });
  }
}

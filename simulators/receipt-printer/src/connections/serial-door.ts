import type { Host, SerialConnection, SerialSettings } from '@kassensturz/host';
import type { PrinterDevice } from '../device/printer-device.ts';
import type { Session } from '../device/session.ts';
import type { Door } from './door.ts';

export interface SerialDoorOptions {
  /** The printer's end of the line on its host. */
  readonly path: string;
  /** Default 38,400 baud, 8 data bits, no parity. */
  readonly settings?: SerialSettings;
  /** How the printer says that its buffer is full: by its lines (DSR, CTS), or by XOFF and XON. Default `lines`. */
  readonly flow?: 'lines' | 'xon';
}

const XON = Uint8Array.of(0x11);
const XOFF = Uint8Array.of(0x13);
/** Busy when no more than this is free, as with the 4 KB buffer of a TM-T88III. */
const LAST_FREE_BYTES = 128;

/** A serial line: one client, no connections; a full buffer that the client does not heed loses bytes. */
export class SerialDoor implements Door {
  readonly #host: Host;
  readonly #device: PrinterDevice;
  readonly #options: SerialDoorOptions;
  #line: SerialConnection | undefined;
  #session: Session | undefined;
  #isBusy = false;

  constructor(host: Host, device: PrinterDevice, options: SerialDoorOptions) {
    this.#host = host;
    this.#device = device;
    this.#options = options;
  }

  async powerOn(): Promise<void> {
    const { path, settings = { baudRate: 38_400 } } = this.#options;
    if (this.#line === undefined) {
      const line = await this.#host.serial.open(path, settings);
      this.#line = line;
      line.on('error', () => {});
      line.on('data', (bytes: Uint8Array) => this.#receive(bytes));
    }
    this.#session = this.#device.open({ via: 'serial', remote: path, send: (bytes) => this.#send(bytes) });
    this.#isBusy = false;
    this.#setReady(true);
  }

  async powerOff(): Promise<void> {
    this.#setReady(false);
    if (this.#session !== undefined) this.#device.close(this.#session);
    this.#session = undefined;
  }

  /** A cable has no address. */
  async moveTo(): Promise<void> {}

  async stop(): Promise<void> {
    await this.powerOff();
    this.#line?.destroy();
    this.#line = undefined;
  }

  #receive(bytes: Uint8Array): void {
    const session = this.#session;
    if (session === undefined) return;
    this.#device.wire.add(this.#host.clock.now(), 'in', 'serial', this.#options.path, bytes);
    const free = this.#device.options.receiveBufferBytes - session.waitingBytes;
    if (bytes.length > free) {
      this.#device.lost({ kind: 'overrun', what: `${bytes.length - free} bytes for which the buffer had no room` });
    }
    session.receive(bytes.subarray(0, free));
    this.#watchBuffer(session);
  }

  #watchBuffer(session: Session): void {
    const free = this.#device.options.receiveBufferBytes - session.waitingBytes;
    if (this.#isBusy || (free > LAST_FREE_BYTES && !session.isFull)) return;
    this.#isBusy = true;
    if (this.#options.flow === 'xon') this.#line?.write(XOFF);
    else this.#setReady(false);
    session.whenRoom(() => {
      this.#isBusy = false;
      if (this.#options.flow === 'xon') this.#line?.write(XON);
      else this.#setReady(true);
    });
  }

  #setReady(isReady: boolean): void {
    // A straight cable carries DSR and CTS of a device, a null modem DTR and RTS.
    this.#line?.setLines({ dsr: isReady, cts: isReady, dtr: isReady, rts: isReady });
  }

  #send(bytes: Uint8Array): void {
    if (this.#line === undefined || this.#line.destroyed) return;
    this.#device.wire.add(this.#host.clock.now(), 'out', 'serial', this.#options.path, bytes);
    this.#line.write(bytes);
  }
}

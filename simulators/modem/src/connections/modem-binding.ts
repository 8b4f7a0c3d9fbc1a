import type { Random } from '@kassensturz/host';
import type { DteDoor } from '../device/dte-door.ts';
import type { ModemDevice } from '../device/modem-device.ts';
import type { ModemLines } from '../device/modem-events.ts';
import { ModemPort } from './modem-port.ts';
import type { BindingInterface, OpenOptions, PortInfo } from './serial-binding.cts';

export interface BindingDoorOptions {
  /** Default `/dev/ttyACM0`. */
  readonly path?: string;
  /** `usb`: the speed means nothing (default). `rs232`: the modem takes its speed from the `A` of each command line. */
  readonly kind?: 'usb' | 'rs232';
}

/** A driver for `SerialPort`, `SerialPortStream` and `nodeHost({ serialDriver })` with the modem behind its one port. */
export class ModemBinding implements BindingInterface<ModemPort>, DteDoor {
  readonly kind: 'usb' | 'rs232';
  readonly #modem: ModemDevice;
  readonly #random: Random;
  #path: string;
  #isPlugged = true;
  #port: ModemPort | undefined;

  constructor(modem: ModemDevice, random: Random, options: BindingDoorOptions = {}) {
    this.#modem = modem;
    this.#random = random;
    this.#path = options.path ?? '/dev/ttyACM0';
    this.kind = options.kind ?? 'usb';
  }

  /** Where the port is found; another one after plugging in with a new path. */
  get path(): string {
    return this.#path;
  }

  list(): Promise<PortInfo[]> {
    const { maker, usb } = this.#modem.model;
    const nothing = { serialNumber: undefined, pnpId: undefined, locationId: undefined };
    const info: PortInfo = { path: this.#path, manufacturer: maker, ...nothing, ...usb };
    return Promise.resolve(this.#isPlugged ? [info] : []);
  }

  /** Fails with the texts of the native driver: no such port, or locked by somebody else. */
  open(options: OpenOptions): Promise<ModemPort> {
    if (!this.#isPlugged || options.path !== this.#path)
      return Promise.reject(new Error(`Error: No such file or directory, cannot open ${options.path}`));
    if (this.#port?.isOpen) return Promise.reject(new Error('Error Resource temporarily unavailable Cannot lock port'));
    this.#port = new ModemPort(options, this.#modem, this.#random, this.kind);
    return Promise.resolve(this.#port);
  }

  send(bytes: Buffer): void {
    this.#port?.arrive(bytes);
  }

  linesChanged(_lines: ModemLines): void {
    // A program asks for the lines (`get`); drivers of serial ports tell nobody.
  }

  /** The system may give the device another name: `/dev/ttyACM1`. */
  plugIn(path?: string): void {
    this.#path = path ?? this.#path;
    this.#isPlugged = true;
  }

  unplug(): void {
    this.#isPlugged = false;
    this.#port?.pulled();
    this.#port = undefined;
  }

  stop(): Promise<void> {
    this.unplug();
    return Promise.resolve();
  }
}

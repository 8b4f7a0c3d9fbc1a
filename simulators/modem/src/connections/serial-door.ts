import type { Host, SerialConnection, SerialLines, SerialSettings } from '@kassensturz/host';
import type { DteDoor } from '../device/dte-door.ts';
import type { ModemDevice } from '../device/modem-device.ts';
import { SpeedHunt } from './speed-hunt.ts';

export interface SerialDoorOptions {
  /** The modem's end of the line on its host. */
  readonly path: string;
  /** Speed at which it listens first. Default 115200; on a USB cable speeds mean nothing. */
  readonly settings?: SerialSettings;
  /** Pulled and plugged with `unplug()` and `plugIn()`, when given: the cable of the world has this shape. */
  readonly cable?: { plug(): void; unplug(): void };
}

/** The modem at the end of a serial line of its host. */
export class SerialDoor implements DteDoor {
  readonly #host: Host;
  readonly #options: SerialDoorOptions;
  readonly #modem: ModemDevice;
  readonly #hunt: SpeedHunt;
  #connection: SerialConnection | undefined;
  #opening: Promise<void> | undefined;

  constructor(host: Host, options: SerialDoorOptions, modem: ModemDevice) {
    this.#host = host;
    this.#options = options;
    this.#modem = modem;
    this.#hunt = new SpeedHunt(options.settings?.baudRate ?? 115_200);
  }

  async open(): Promise<void> {
    const settings = { ...this.#options.settings, baudRate: this.#hunt.baudRate };
    const connection = await this.#host.serial.open(this.#options.path, settings);
    this.#connection = connection;
    connection.on('data', (bytes: Buffer) => this.#receive(bytes));
    connection.on('lines', ({ dtr }: SerialLines) => this.#dtr(dtr));
    connection.on('error', () => connection.destroy());
    connection.setLines(this.#modem.lines);
    this.#dtr(connection.lines().dtr);
  }

  send(bytes: Buffer): void {
    if (this.#connection?.writable) this.#connection.write(bytes);
  }

  linesChanged(): void {
    if (this.#connection?.writable) this.#connection.setLines(this.#modem.lines);
  }

  async plugIn(): Promise<void> {
    this.#options.cable?.plug();
    if (!this.#connection) await this.open();
  }

  unplug(): void {
    this.#options.cable?.unplug();
    this.#close();
  }

  async stop(): Promise<void> {
    await this.#opening;
    this.#close();
  }

  #receive(bytes: Buffer): void {
    const { fixedBaudRate } = this.#modem.settings.values;
    if (!this.#hunt.isWrongSpeed(bytes, fixedBaudRate)) {
      this.#modem.receive(bytes);
      return;
    }
    this.#close();
    this.#opening = this.open();
  }

  #dtr(isHigh: boolean): void {
    this.#modem.setDtr(isHigh);
    this.#modem.events.emit('port', { isOpen: isHigh });
  }

  #close(): void {
    this.#connection?.removeAllListeners('lines');
    this.#connection?.destroy();
    this.#connection = undefined;
  }
}

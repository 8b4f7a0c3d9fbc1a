import type { Connection, Host, Listener } from '@kassensturz/host';
import type { DteDoor } from '../device/dte-door.ts';
import type { ModemDevice } from '../device/modem-device.ts';

export interface TcpDoorOptions {
  /** Default 0: a free one. */
  readonly port?: number;
  readonly address?: string;
}

/** The modem's bytes on a raw TCP port, as `ser2net` gives them: one computer at a time, connected means DTR. */
export class TcpDoor implements DteDoor {
  readonly #host: Host;
  readonly #options: TcpDoorOptions;
  readonly #modem: ModemDevice;
  #listener: Listener | undefined;
  #connection: Connection | undefined;
  #port = 0;

  constructor(host: Host, options: TcpDoorOptions, modem: ModemDevice) {
    this.#host = host;
    this.#options = options;
    this.#modem = modem;
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    const port = this.#port || (this.#options.port ?? 0);
    const { address } = this.#options;
    this.#listener = await this.#host.network.listen(
      { port, ...(address === undefined ? {} : { address }) },
      (connection) => this.#accept(connection),
    );
    this.#port = this.#listener.port;
  }

  send(bytes: Buffer): void {
    if (this.#connection?.writable) this.#connection.write(bytes);
  }

  linesChanged(): void {
    // A raw connection carries no lines.
  }

  async plugIn(): Promise<void> {
    if (!this.#listener) await this.open();
  }

  async unplug(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#connection?.reset();
    await listener?.close({ connections: true });
  }

  stop(): Promise<void> {
    return this.unplug();
  }

  #accept(connection: Connection): void {
    connection.on('error', () => connection.destroy());
    if (this.#connection) {
      connection.end('Port already in use\r\n');
      return;
    }
    this.#connection = connection;
    connection.setNoDelay();
    connection.on('data', (bytes: Buffer) => this.#modem.receive(bytes));
    connection.on('end', () => connection.end());
    connection.on('close', () => {
      this.#connection = undefined;
      this.#opened(false);
    });
    this.#opened(true);
  }

  #opened(isOpen: boolean): void {
    this.#modem.setDtr(isOpen);
    this.#modem.events.emit('port', { isOpen });
  }
}

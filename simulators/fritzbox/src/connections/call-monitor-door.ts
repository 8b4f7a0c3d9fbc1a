import type { Connection, Listener } from '@kassensturz/host';
import type { FritzBoxDevice } from '../device/fritz-box-device.ts';
import { type CallEvent, callMonitorLine } from '../protocol/call-monitor-line.ts';
import { LineSender } from './line-sender.ts';

export interface CallMonitorDoorOptions {
  /** Default 1012. */
  readonly port?: number;
  readonly address?: string;
}

/**
 * Port 1012: says what happens to whoever is connected, hears nothing, repeats nothing. Switched off (by dial code, power or
 * the fault `portRefused`) nobody listens there.
 */
export class CallMonitorDoor {
  readonly #device: FritzBoxDevice;
  readonly #options: CallMonitorDoorOptions;
  readonly #clients = new Map<Connection, LineSender>();
  readonly #forgotten = new Set<Connection>();
  readonly #stopListening: (() => void)[] = [];
  #listener: Listener | undefined;
  #port: number;
  #change: Promise<void> = Promise.resolve();

  constructor(device: FritzBoxDevice, options: CallMonitorDoorOptions) {
    this.#device = device;
    this.#options = options;
    this.#port = options.port ?? 1012;
  }

  get port(): number {
    return this.#port;
  }

  get clientCount(): number {
    return this.#clients.size;
  }

  async open(): Promise<void> {
    const { events } = this.#device;
    this.#stopListening.push(
      events.on('call', (event) => this.#tell(event)),
      events.on('callMonitor', () => void this.settle()),
      events.on('power', () => void this.settle()),
      events.on('fault', ({ name, isOn }) => this.#faultChanged(name, isOn)),
    );
    if (this.#port === 0) await this.#findPort();
    await this.settle();
  }

  /** Resolves when the port is as the switches say. */
  settle(): Promise<void> {
    this.#change = this.#change.then(() => this.#adjust());
    return this.#change;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stopListening.splice(0)) stop();
    await this.#change;
    await this.#shut();
  }

  get #shouldListen(): boolean {
    const { isOn, isCallMonitorOn, faults } = this.#device;
    return isOn && isCallMonitorOn && !faults.has('portRefused');
  }

  /** A port of its own is found once and kept, so that a program finds the box again after a restart. */
  async #findPort(): Promise<void> {
    const found = await this.#listen(0);
    this.#port = found.port;
    await found.close();
  }

  async #adjust(): Promise<void> {
    const { isOn, isCallMonitorOn } = this.#device;
    if (!isOn || !isCallMonitorOn) await this.#shut();
    else if (this.#shouldListen && !this.#listener) this.#listener = await this.#listen(this.#port);
    else if (!this.#shouldListen) await this.#close();
  }

  async #close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close();
  }

  async #shut(): Promise<void> {
    for (const connection of [...this.#clients.keys(), ...this.#forgotten]) connection.reset();
    await this.#close();
  }

  #listen(port: number): Promise<Listener> {
    const { address } = this.#options;
    return this.#device.host.network.listen({ port, ...(address === undefined ? {} : { address }) }, (connection) =>
      this.#accept(connection),
    );
  }

  #accept(connection: Connection): void {
    const { faults, host, wire, options } = this.#device;
    const remote = `${connection.remoteAddress}:${connection.remotePort}`;
    connection.on('error', () => connection.destroy());
    if (this.#clients.size >= options.mostClients) {
      wire.add({ via: 'call monitor', direction: 'note', remote, text: 'closed: too many programs listen' });
      connection.destroySoon();
      return;
    }
    this.#clients.set(connection, new LineSender(connection, host, faults));
    connection.setNoDelay();
    connection.on('data', (bytes: Buffer) => this.#heard(connection, remote, bytes));
    connection.on('end', () => connection.end());
    connection.on('close', () => this.#left(connection, remote));
    this.#tellClients(remote, true);
  }

  /** Nobody listens to what programs say. To a connection that was forgotten, the answer to anything is a reset. */
  #heard(connection: Connection, remote: string, bytes: Buffer): void {
    const said = JSON.stringify(bytes.toString('latin1').slice(0, 200));
    this.#device.wire.add({ via: 'call monitor', direction: 'in', remote, text: `ignored: ${said}` });
    if (this.#forgotten.has(connection)) connection.reset();
  }

  #left(connection: Connection, remote: string): void {
    this.#forgotten.delete(connection);
    this.#clients.get(connection)?.stop();
    if (this.#clients.delete(connection)) this.#tellClients(remote, false);
  }

  #tellClients(remote: string, isConnected: boolean): void {
    this.#device.events.emit('client', { remote, isConnected, count: this.#clients.size });
    this.#device.wire.add({ via: 'call monitor', direction: 'note', remote, text: isConnected ? 'connected' : 'gone' });
  }

  #tell(event: CallEvent): void {
    const { faults, wire, isCallMonitorOn } = this.#device;
    if (!isCallMonitorOn) return;
    const line = callMonitorLine(this.#device.now(), event, {
      end: faults.has('lineFeedOnly') ? '\n' : '\r\n',
      hasLineField: !faults.has('noLineField'),
    });
    const text = line.trimEnd();
    if (faults.has('silence')) {
      wire.add({ via: 'call monitor', direction: 'note', remote: '', text: `kept silent: ${text}` });
      return;
    }
    for (const [connection, sender] of this.#clients) {
      wire.add({
        via: 'call monitor',
        direction: 'out',
        remote: `${connection.remoteAddress}:${connection.remotePort}`,
        text,
      });
      sender.send(line);
    }
  }

  #faultChanged(name: string, isOn: boolean): void {
    if (name === 'portRefused') void this.settle();
    // The box knows nothing of them any more; on the other side they look alive.
    if (name === 'halfOpen' && isOn) {
      for (const [connection, sender] of this.#clients) {
        sender.stop();
        this.#forgotten.add(connection);
      }
      this.#clients.clear();
    }
  }
}

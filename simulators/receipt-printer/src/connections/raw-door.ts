import type { Connection, Host, Listener, Timer } from '@kassensturz/host';
import type { PrinterDevice } from '../device/printer-device.ts';
import type { Session } from '../device/session.ts';
import type { Door, DoorFaults } from './door.ts';

export interface RawDoorOptions {
  readonly port: number;
  readonly address?: string;
  /** Connections beyond this are refused. Default 3, as on a UB-E02. */
  readonly mostConnections?: number;
  /** A connection without traffic is closed after so long. Default 5 minutes, as on a UB-E02. */
  readonly idleMs?: number;
}

const MOST_CONNECTIONS = 3;
const IDLE_MS = 300_000;

/** TCP port 9100: one client prints, the next ones wait with their bytes unread until it has gone. */
export class RawDoor implements Door {
  readonly #host: Host;
  readonly #device: PrinterDevice;
  readonly #options: RawDoorOptions;
  readonly #faults: DoorFaults;
  #listener: Listener | undefined;
  #port: number;
  /** The port of the first start. */
  #home = 0;
  #clients: RawClient[] = [];
  /** Connections that a tarpit has swallowed. */
  readonly #stuck = new Set<Connection>();

  constructor(host: Host, device: PrinterDevice, options: RawDoorOptions, faults: DoorFaults) {
    this.#host = host;
    this.#device = device;
    this.#options = options;
    this.#faults = faults;
    this.#port = options.port;
    faults.onOtherLeft = () => this.#clients[0]?.begin();
  }

  get port(): number {
    return this.#port;
  }

  /** Addresses of who is connected; the first one prints. */
  get clients(): readonly string[] {
    return this.#clients.map((client) => client.remote);
  }

  async powerOn(): Promise<void> {
    for (const client of this.#clients) client.reset();
    const { address } = this.#options;
    const where = address === undefined ? { port: this.#port } : { port: this.#port, address };
    this.#listener = await this.#host.network.listen(where, (connection) => this.#welcome(connection));
    this.#port = this.#listener.port;
    this.#home ||= this.#port;
  }

  async powerOff(): Promise<void> {
    for (const client of this.#clients) client.fallSilent();
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close();
  }

  async moveTo(port: number | undefined): Promise<void> {
    const wasOpen = this.#listener !== undefined;
    await this.powerOff();
    this.#port = port ?? this.#otherPort();
    if (wasOpen) await this.powerOn();
  }

  /** A free port, or back to the one that it began with. */
  #otherPort(): number {
    return this.#home === this.#port ? 0 : this.#home;
  }

  async stop(): Promise<void> {
    for (const connection of this.#stuck) connection.reset();
    for (const client of this.#clients) client.reset();
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close({ connections: true });
  }

  #welcome(connection: Connection): void {
    if (this.#faults.isTarpit) {
      this.#stuck.add(connection);
      connection.on('error', () => {});
      connection.once('close', () => this.#stuck.delete(connection));
      return;
    }
    if (this.#clients.length >= (this.#options.mostConnections ?? MOST_CONNECTIONS)) {
      connection.on('error', () => {});
      connection.reset();
      return;
    }
    const idleMs = this.#options.idleMs ?? IDLE_MS;
    const client = new RawClient(connection, this.#host, this.#device, this.#faults, idleMs, () => this.#left(client));
    this.#clients.push(client);
    if (this.#clients.length === 1 && !this.#faults.isHeldByOther) client.begin();
  }

  #left(client: RawClient): void {
    const wasFirst = this.#clients[0] === client;
    this.#clients = this.#clients.filter((other) => other !== client);
    if (wasFirst && !this.#faults.isHeldByOther) this.#clients[0]?.begin();
  }
}

/** One connection on port 9100. */
class RawClient {
  readonly remote: string;
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #device: PrinterDevice;
  readonly #faults: DoorFaults;
  readonly #idleMs: number;
  readonly #onLeft: () => void;
  #session: Session | undefined;
  #idle: Timer | undefined;
  #startedAt = 0;
  #bytes = 0;
  #isSilent = false;
  #hasLeft = false;

  constructor(
    connection: Connection,
    host: Host,
    device: PrinterDevice,
    faults: DoorFaults,
    idleMs: number,
    onLeft: () => void,
  ) {
    this.#connection = connection;
    this.remote = connection.remoteAddress;
    this.#host = host;
    this.#device = device;
    this.#faults = faults;
    this.#idleMs = idleMs;
    this.#onLeft = onLeft;
    // A client that resets its connection is an ordinary end.
    connection.on('error', () => {});
    connection.once('close', () => this.#leave());
    connection.setNoDelay(true);
    // A client that has sent everything may still wait for answers about it (CUPS does).
    connection.allowHalfOpen = true;
    device.events.emit('connection', { via: 'raw', remote: this.remote, isOpen: true });
  }

  /** It is this client's turn: from now on its bytes are read. */
  begin(): void {
    const { via, remote } = { via: 'raw', remote: this.remote };
    if (this.#isSilent || this.#session !== undefined) return;
    this.#session = this.#device.open({ via, remote, send: (bytes) => this.#send(bytes) });
    this.#connection.on('data', (chunk: Uint8Array) => this.#receive(chunk));
    this.#connection.on('end', () => this.#finish());
    this.#restartIdle();
  }

  #receive(chunk: Uint8Array): void {
    if (this.#isSilent || this.#session === undefined) return;
    this.#restartIdle();
    const bytes = this.#upToTheCut(chunk);
    if (this.#bytes === 0) this.#startedAt = this.#host.clock.now();
    this.#bytes += bytes.length;
    this.#device.wire.add(this.#host.clock.now(), 'in', 'raw', this.remote, bytes);
    this.#session.receive(bytes);
    if (this.#session.isFull) {
      this.#connection.pause();
      this.#session.whenRoom(() => this.#connection.resume());
    }
  }

  /** A fault may end the connection in the middle of this chunk. */
  #upToTheCut(chunk: Uint8Array): Uint8Array {
    const cut = this.#faults.cutAfterBytes;
    if (cut === undefined) return chunk;
    if (chunk.length < cut.remaining) {
      cut.remaining -= chunk.length;
      return chunk;
    }
    const rest = chunk.subarray(0, cut.remaining);
    this.#faults.cutAfterBytes = undefined;
    if (cut.how === 'reset') this.#connection.reset();
    else if (cut.how === 'end') this.#connection.destroy();
    else this.fallSilent();
    return rest;
  }

  /** The client has sent everything: the connection ends when that is printed, or cannot be. */
  #finish(): void {
    const end = () => {
      off();
      if (!this.#isSilent) this.#connection.end();
    };
    const off = this.#device.events.on('status', (status) => {
      if (!status.isOnline) end();
    });
    if (this.#device.state.isOffline || this.#session === undefined) end();
    else this.#session.mark(end);
  }

  #send(bytes: Uint8Array): void {
    if (this.#isSilent || this.#connection.destroyed || this.#connection.writableEnded) return;
    if (this.#faults.losesAnswer && confirmsPrinting(bytes)) return;
    this.#device.wire.add(this.#host.clock.now(), 'out', 'raw', this.remote, bytes);
    this.#connection.write(bytes);
    this.#restartIdle();
  }

  #restartIdle(): void {
    this.#idle?.cancel();
    this.#idle = this.#host.clock.after(this.#idleMs, () => {
      // What waits to be printed is no idleness.
      if (this.#session?.isEmpty === false) this.#restartIdle();
      else this.#connection.end();
    });
  }

  /** The printer is dead or the cable cut: nothing is read, nothing answered, nothing closed. */
  fallSilent(): void {
    this.#isSilent = true;
    this.#idle?.cancel();
    this.#connection.pause();
  }

  reset(): void {
    this.#connection.reset();
    this.#leave();
  }

  #leave(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#idle?.cancel();
    if (this.#session !== undefined) this.#device.close(this.#session);
    if (this.#bytes > 0) {
      this.#device.records.add('jobs', { via: 'raw', remote: this.remote, at: this.#startedAt, bytes: this.#bytes });
    }
    this.#device.events.emit('connection', { via: 'raw', remote: this.remote, isOpen: false });
    this.#onLeft();
  }
}

/** Answers that come in their turn and so say that everything before them is on paper: process id and queued status. */
function confirmsPrinting(bytes: Uint8Array): boolean {
  const [first = 0, second] = bytes;
  if (first === 0x37 && second === 0x22) return true;
  return bytes.length === 1 && (first & 0x93) === 0;
}

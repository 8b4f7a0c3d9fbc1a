import type { Connection, Endpoint, Host } from '@kassensturz/host';
import { type Apdu, ApduStream, toBytes } from './apdu.ts';
import { Inbox, type ZvtLine } from './zvt-line.ts';

const keepAliveMs = 4_000;

/** ZVT over TCP: bare messages, the till opens and closes (PA00P016). */
export class TcpLine implements ZvtLine {
  readonly #connection: Connection;
  readonly #inbox: Inbox;
  readonly #stream = new ApduStream();

  private constructor(host: Host, connection: Connection) {
    this.#connection = connection;
    this.#inbox = new Inbox(host.clock);
    connection.setNoDelay(true);
    // A terminal says nothing while it waits for a card: only so is a pulled cable noticed before T4 (180 s) is over.
    connection.setKeepAlive(true, keepAliveMs);
    connection.on('data', (chunk: Uint8Array) => this.#inbox.put(...this.#stream.push(chunk)));
    for (const ending of ['end', 'close', 'error'] as const) connection.on(ending, () => this.#inbox.close());
  }

  /** Connects; rejects with the network's error. */
  static async open(host: Host, endpoint: Endpoint, timeoutMs: number): Promise<TcpLine> {
    return new TcpLine(host, await host.network.connect(endpoint, { timeoutMs }));
  }

  async send(message: Apdu): Promise<boolean> {
    if (this.#inbox.isClosed || this.#connection.destroyed) return false;
    this.#connection.write(toBytes(message));
    return true;
  }

  next(untilMs: number): Promise<Apdu | 'timeout' | 'closed'> {
    return this.#inbox.next(untilMs);
  }

  close(): void {
    if (!this.#connection.destroyed) this.#connection.destroySoon();
  }

  abort(): void {
    if (!this.#connection.destroyed) this.#connection.reset();
  }
}

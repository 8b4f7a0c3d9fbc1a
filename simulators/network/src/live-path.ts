import type { Connection, Endpoint, Host, Listener } from '@kassensturz/host';
import { Gate } from './gate.ts';

export interface LivePathOptions {
  /** Where the path ends; asked anew for every connection, since a restarted server may have another port. */
  readonly target: () => Endpoint;
  readonly isOpen: boolean;
  /** Port of the near end; default: a free one. */
  readonly port?: number;
  /** Address of the near end; default: loopback. */
  readonly address?: string;
}

/**
 * One way through the salon's network on loopback: a listening port whose connections are carried to the target while
 * the path is whole. A cut path is silent, as a pulled cable is: nothing arrives, nobody is told, and what was
 * written waits for the plug to come back.
 */
export class LivePath {
  readonly #host: Host;
  readonly #options: LivePathOptions;
  readonly #gate: Gate;
  readonly #open = new Set<Connection>();
  #answersToLose = 0;
  #connectionCount = 0;
  #listener: Listener | undefined;

  constructor(host: Host, options: LivePathOptions) {
    this.#host = host;
    this.#options = options;
    this.#gate = new Gate(options.isOpen);
  }

  async start(): Promise<this> {
    this.#listener = await this.#host.network.listen(
      {
        port: this.#options.port ?? 0,
        ...(this.#options.address === undefined ? {} : { address: this.#options.address }),
      },
      (near) => void this.#carry(near),
    );
    return this;
  }

  /** The near end: what a client connects to. */
  get endpoint(): Endpoint {
    if (!this.#listener) throw new Error('the path is not open: call start() first');
    return { host: this.#listener.address, port: this.#listener.port };
  }

  /** How many connections were made through this path so far. */
  get connectionCount(): number {
    return this.#connectionCount;
  }

  setOpen(isOpen: boolean): void {
    this.#gate.set(isOpen);
  }

  /** The next answer through this path gets lost after the request has been carried out; then the connection is dead. */
  loseNextAnswer(): void {
    this.#answersToLose++;
  }

  /** Ends every connection with RST, as a power cut at the far end is noticed after its return. */
  resetConnections(): void {
    for (const connection of this.#open) connection.reset();
  }

  async stop(): Promise<void> {
    await this.#listener?.close({ connections: true });
    this.resetConnections();
  }

  async #carry(near: Connection): Promise<void> {
    this.#track(near);
    this.#connectionCount++;
    await this.#gate.passed();
    let far: Connection;
    try {
      far = await this.#host.network.connect(this.#options.target(), { timeoutMs: 3000 });
    } catch {
      near.reset(); // the target is not listening; a proxy cannot take back the accepted connection, so it breaks it
      return;
    }
    this.#track(far);
    await Promise.all([this.#pump(near, far), this.#pump(far, near, true)]);
  }

  #track(connection: Connection): void {
    this.#open.add(connection);
    connection.on('error', () => connection.destroy());
    connection.once('close', () => this.#open.delete(connection));
  }

  async #pump(source: Connection, sink: Connection, isAnswer = false): Promise<void> {
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false })) {
        await this.#gate.passed();
        if (isAnswer && this.#answersToLose > 0) {
          this.#answersToLose--;
          source.reset();
          sink.reset();
          return;
        }
        if (sink.destroyed) return;
        if (!sink.write(chunk)) await drained(sink);
      }
      await this.#gate.passed();
      sink.end();
    } catch {
      await this.#gate.passed();
      sink.reset();
    }
  }
}

function drained(sink: Connection): Promise<void> {
  return new Promise((resolve) => {
    sink.once('drain', resolve);
    sink.once('close', resolve);
  });
}

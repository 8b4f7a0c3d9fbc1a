import { createServer, type RequestListener, type Server } from 'node:http';
import type { Host } from '../doors/host.ts';
import type { Connection } from '../doors/network.ts';

export interface HttpListener {
  readonly address: string;
  readonly port: number;
  /** Node's server behind it, e.g. for its `upgrade` event (WebSocket). */
  readonly server: Server;
  /** Stops listening, lets running answers end (at most `graceMs`, default 2000), then closes all connections. */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}

export interface ServeOptions {
  readonly port: number;
  readonly address?: string;
  /** How long an idle connection is kept for the next request; default 5000, as Node has it. */
  readonly keepAliveMs?: number;
}

/** Serves HTTP on a host; an Express app is a request listener. Answers carry no `Date` unless the listener sets one. */
export async function serveHttp(host: Host, options: ServeOptions, listener: RequestListener): Promise<HttpListener> {
  // Node's own watch over slow requests runs on a real timer, so it is off; it would start on "listening", which never comes.
  const server = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: options.keepAliveMs ?? 5_000 });
  const open = new OpenConnections();
  server.on('request', (request, response) => {
    response.sendDate = false;
    open.begin(request.socket);
    response.once('close', () => open.end(request.socket));
    listener(request, response);
  });
  const port = await host.network.listen(pick(options), (connection) => {
    connection.allowHalfOpen = true;
    open.add(connection);
    server.emit('connection', connection);
  });
  const close = async ({ graceMs = 2_000 }: { readonly graceMs?: number } = {}): Promise<void> => {
    await port.close();
    const grace = host.clock.after(graceMs, () => open.destroyAll());
    await open.drained();
    grace.cancel();
  };
  return { address: port.address, port: port.port, server, close };
}

function pick(options: ServeOptions): { readonly port: number; readonly address?: string } {
  return options.address === undefined ? { port: options.port } : { port: options.port, address: options.address };
}

/** Which connections there are, and which of them are in the middle of an answer. */
class OpenConnections {
  readonly #busy = new Map<unknown, number>();
  readonly #all = new Set<Connection>();
  #isClosing = false;
  #onDrained: (() => void) | undefined;

  add(connection: Connection): void {
    if (this.#isClosing) {
      connection.destroy();
      return;
    }
    this.#all.add(connection);
    connection.once('close', () => {
      this.#all.delete(connection);
      if (this.#all.size === 0) this.#onDrained?.();
    });
  }

  begin(connection: unknown): void {
    this.#busy.set(connection, (this.#busy.get(connection) ?? 0) + 1);
  }

  end(connection: unknown): void {
    const count = (this.#busy.get(connection) ?? 1) - 1;
    if (count > 0) this.#busy.set(connection, count);
    else this.#busy.delete(connection);
    if (count === 0 && this.#isClosing) (connection as Connection).destroySoon();
  }

  /** Closes what is idle now and the rest as it becomes idle. */
  async drained(): Promise<void> {
    this.#isClosing = true;
    for (const connection of [...this.#all]) if (!this.#busy.has(connection)) connection.destroy();
    if (this.#all.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#onDrained = resolve;
    });
  }

  destroyAll(): void {
    for (const connection of [...this.#all]) connection.destroy();
  }
}

import type { Connection, Listener } from '../../doors/network.ts';
import { NetworkError } from '../../errors.ts';
import { isLoopback } from './routes.ts';
import type { TcpConnection } from './tcp-connection.ts';

const ANY = '0.0.0.0';
const FIRST_EPHEMERAL_PORT = 49_152;
const LAST_PORT = 65_535;

interface OpenPort {
  readonly port: number;
  readonly address: string;
  readonly onConnection: (connection: Connection) => void;
  readonly connections: Set<TcpConnection>;
}

/** The open ports of one running machine. */
export class HostPorts {
  readonly #open: OpenPort[] = [];
  #nextEphemeral = FIRST_EPHEMERAL_PORT;

  open(port: number, address: string, onConnection: (connection: Connection) => void): OpenPort {
    const wanted = port === 0 ? this.takeEphemeral() : port;
    const clash = this.#open.find((other) => other.port === wanted && overlaps(other.address, address));
    if (clash) {
      const message = `listen EADDRINUSE: port ${wanted} of ${address} is open already; close it or take another one.`;
      throw new NetworkError('EADDRINUSE', 'listen', message);
    }
    const open: OpenPort = { port: wanted, address, onConnection, connections: new Set() };
    this.#open.push(open);
    return open;
  }

  close(open: OpenPort): void {
    const index = this.#open.indexOf(open);
    if (index >= 0) this.#open.splice(index, 1);
  }

  /** Who listens for a connection to that address and port. */
  find(address: string, port: number): OpenPort | undefined {
    return this.#open.find((open) => open.port === port && accepts(open.address, address));
  }

  numbers(): readonly number[] {
    return this.#open.map(({ port }) => port);
  }

  /** A free local port for an outgoing connection. */
  takeEphemeral(): number {
    for (;;) {
      const port = this.#nextEphemeral;
      this.#nextEphemeral = port === LAST_PORT ? FIRST_EPHEMERAL_PORT : port + 1;
      if (!this.#open.some((open) => open.port === port)) return port;
    }
  }

  /** What the program gets for an open port. */
  listener(open: OpenPort, address: string): Listener {
    return {
      address,
      port: open.port,
      close: (options) => {
        this.close(open);
        if (options?.connections) for (const connection of open.connections) connection.reset();
        return Promise.resolve();
      },
    };
  }
}

function accepts(bound: string, address: string): boolean {
  return bound === ANY || bound === address || (isLoopback(bound) && isLoopback(address));
}

function overlaps(a: string, b: string): boolean {
  return a === b || a === ANY || b === ANY;
}

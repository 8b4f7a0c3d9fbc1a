import type { Duplex } from 'node:stream';

/** Where to connect to. `host` is a name or an address. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** One TCP connection, as a Node stream that Node's `http`, Express and `ws` accept as a socket. */
export interface Connection extends Duplex {
  readonly localAddress: string;
  readonly localPort: number;
  readonly remoteAddress: string;
  readonly remotePort: number;
  /** Closes with RST instead of FIN; the other side sees `ECONNRESET`. */
  reset(): void;
  /** Ends after what was written has been sent, then closes. */
  destroySoon(): void;
  setNoDelay(on?: boolean): this;
  setKeepAlive(on?: boolean, initialDelayMs?: number): this;
  setTimeout(ms: number, onTimeout?: () => void): this;
}

/** A port that is open. */
export interface Listener {
  readonly address: string;
  readonly port: number;
  /** Stops listening; with `connections: true` also resets what is connected. */
  close(options?: { readonly connections?: boolean }): Promise<void>;
}

/**
 * Door 2: the network. Failures carry the `code` that Node would give (`ECONNREFUSED`, `EHOSTUNREACH`, `ENETUNREACH`,
 * `ETIMEDOUT`, `ENOTFOUND`, `EAI_AGAIN`, `EADDRINUSE`, `ECONNRESET`), after the time that a Linux host takes to notice.
 */
export interface Network {
  /** Opens a TCP connection. `timeoutMs` ends a hanging attempt with `ETIMEDOUT`. */
  connect(
    endpoint: Endpoint,
    options?: { readonly timeoutMs?: number; readonly signal?: AbortSignal },
  ): Promise<Connection>;
  /** Opens a port; `port: 0` takes a free one. `address` defaults to loopback on the real host, to all own addresses in a world. */
  listen(
    options: { readonly port: number; readonly address?: string },
    onConnection: (connection: Connection) => void,
  ): Promise<Listener>;
  /** Addresses of a name; a literal address is returned as it is. */
  resolve(name: string): Promise<readonly string[]>;
  /** This host's own addresses now (they change with DHCP). */
  addresses(): readonly string[];
}

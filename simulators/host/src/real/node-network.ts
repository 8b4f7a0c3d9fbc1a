import { lookup } from 'node:dns/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Connection, Endpoint, Listener, Network } from '../doors/network.ts';
import { NetworkError } from '../errors.ts';

/** A real socket with the one verb that Node calls otherwise. */
type RealConnection = Socket & Connection;

/** Sockets of the real machine. */
export class NodeNetwork implements Network {
  connect(
    endpoint: Endpoint,
    options: { readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<Connection> {
    const { timeoutMs, signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: endpoint.host, port: endpoint.port });
      const target = `${endpoint.host}:${endpoint.port}`;
      const stop = (reason: unknown): void => {
        settle();
        socket.on('error', () => {});
        socket.destroy();
        reject(reason);
      };
      const onAbort = (): void => stop(signal!.reason);
      const onError = (error: NodeJS.ErrnoException): void => stop(connectFailed(target, error));
      const onTimeout = (): void =>
        stop(
          new NetworkError(
            'ETIMEDOUT',
            'connect',
            `connect ETIMEDOUT ${target}: no connection within the limit of ${timeoutMs} ms.`,
          ),
        );
      const limit = timeoutMs === undefined ? undefined : setTimeout(onTimeout, timeoutMs);
      const settle = (): void => {
        clearTimeout(limit);
        signal?.removeEventListener('abort', onAbort);
        socket.removeListener('error', onError);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      socket.once('error', onError);
      socket.once('connect', () => {
        settle();
        resolve(asConnection(socket));
      });
    });
  }

  listen(
    options: { readonly port: number; readonly address?: string },
    onConnection: (connection: Connection) => void,
  ): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const sockets = new Set<Socket>();
      const server = createServer((socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
        onConnection(asConnection(socket));
      });
      const address = options.address ?? '127.0.0.1';
      server.once('error', (error: NodeJS.ErrnoException) => {
        const code = error.code ?? 'EIO';
        const message = `listen ${code} ${address}:${options.port}: the port cannot be opened.`;
        reject(new NetworkError(code, 'listen', message, { cause: error }));
      });
      server.listen(options.port, address, () => resolve(listener(server, sockets)));
    });
  }

  async resolve(name: string): Promise<readonly string[]> {
    try {
      const found = await lookup(name, { all: true, family: 4 });
      return found.map(({ address }) => address);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'EAI_AGAIN';
      throw new NetworkError(code, 'getaddrinfo', `getaddrinfo ${code} ${name}.`, { cause: error });
    }
  }

  addresses(): readonly string[] {
    const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    return all.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address);
  }
}

function asConnection(socket: Socket): RealConnection {
  const connection = socket as RealConnection;
  connection.reset = () => {
    socket.resetAndDestroy();
  };
  return connection;
}

function connectFailed(target: string, error: NodeJS.ErrnoException): NetworkError {
  // Several addresses tried in vain come as one AggregateError; all have the same code in practice.
  const code = error.code ?? 'EIO';
  const syscall = error.syscall === 'getaddrinfo' ? 'getaddrinfo' : 'connect';
  return new NetworkError(code, syscall, `${syscall} ${code} ${target}.`, { cause: error });
}

function listener(server: Server, sockets: ReadonlySet<Socket>): Listener {
  const bound = server.address();
  const { address, port } = bound !== null && typeof bound === 'object' ? bound : { address: '', port: 0 };
  return {
    address,
    port,
    close: (options) =>
      new Promise((resolve) => {
        // Node's callback waits for the last connection; the port itself is closed at once.
        server.close();
        if (options?.connections) for (const socket of sockets) socket.resetAndDestroy();
        resolve();
      }),
  };
}

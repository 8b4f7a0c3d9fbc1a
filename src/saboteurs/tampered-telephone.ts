import type { Connection, Endpoint, Host, Network } from '@kassensturz/host';
import { NetworkError } from '@kassensturz/host';
import { doorsOf } from './tampered-network.ts';

const callMonitorPort = 1012;

/** A host that reads other lines from the call monitor than the FRITZ!Box has sent. */
export function withCallMonitorLines(host: Host, rewrite: (line: string) => string): Host {
  return withConnect(host, async (endpoint, connect) => {
    const connection = await connect();
    if (endpoint.port === callMonitorPort) rereading(connection, rewrite);
    return connection;
  });
}

/** A host that reaches the call monitor as long as its first connection lives, and never again. */
export function withoutSecondCallMonitor(host: Host): Host {
  let hasLost = false;
  return withConnect(host, async (endpoint, connect) => {
    if (endpoint.port !== callMonitorPort) return connect();
    if (hasLost)
      throw new NetworkError('ECONNREFUSED', 'connect', `connect ECONNREFUSED ${endpoint.host}:${endpoint.port}`);
    const connection = await connect();
    connection.once('close', () => {
      hasLost = true;
    });
    return connection;
  });
}

function withConnect(
  host: Host,
  open: (endpoint: Endpoint, connect: () => Promise<Connection>) => Promise<Connection>,
): Host {
  const network: Network = {
    connect: (endpoint, options) => open(endpoint, () => host.network.connect(endpoint, options)),
    listen: (options, onConnection) => host.network.listen(options, onConnection),
    resolve: (name) => host.network.resolve(name),
    addresses: () => host.network.addresses(),
  };
  return { ...doorsOf(host), network };
}

/** What arrives passes through `rewrite`; the pieces of the simulated world are whole lines unless a fault cuts them. */
function rereading(connection: Connection, rewrite: (line: string) => string): void {
  const push = connection.push.bind(connection);
  connection.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk === null || chunk === undefined) return push(chunk, encoding);
    return push(Buffer.from(rewrite(Buffer.from(chunk as Uint8Array).toString('latin1')), 'latin1'));
  };
}

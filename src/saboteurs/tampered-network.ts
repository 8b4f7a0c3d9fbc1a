import type { Connection, Endpoint, Host, Network } from '@kassensturz/host';

export interface Tampering {
  /** Which connections are tampered with. */
  readonly concerns: (endpoint: Endpoint) => boolean;
  /** What becomes of a piece that is written. */
  readonly rewrite?: (bytes: Buffer) => Buffer;
  /** Called after a piece was written. */
  readonly afterWrite?: () => void;
}

/** A host whose outgoing connections are tampered with: how a wrong POS is made without a switch in the right one. */
export function withTamperedNetwork(host: Host, tampering: Tampering): Host {
  const network: Network = {
    connect: async (endpoint, options) => {
      const connection = await host.network.connect(endpoint, options);
      return tampering.concerns(endpoint) ? tamper(connection, tampering) : connection;
    },
    listen: (options, onConnection) => host.network.listen(options, onConnection),
    resolve: (name) => host.network.resolve(name),
    addresses: () => host.network.addresses(),
  };
  return { ...doorsOf(host), network };
}

/** The doors of a host as own properties, so that single ones can be replaced. */
export function doorsOf(host: Host): Host {
  const { name, clock, network, disk, serial, random, log } = host;
  return { name, clock, network, disk, serial, random, log };
}

function tamper(connection: Connection, { rewrite, afterWrite }: Tampering): Connection {
  const write = connection._write.bind(connection);
  connection._write = (chunk: Buffer | string, encoding, callback) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    write(rewrite ? rewrite(bytes) : bytes, 'buffer' as BufferEncoding, callback);
    afterWrite?.();
  };
  // Corked writes would go past `_write`; without `_writev` the stream hands every piece to `_write`.
  Object.defineProperty(connection, '_writev', { value: null, configurable: true });
  return connection;
}

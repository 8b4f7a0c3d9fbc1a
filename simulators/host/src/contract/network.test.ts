import { once } from 'node:events';
import { expect } from 'vitest';
import { type Connection, NetworkError } from '../index.ts';
import { codeOf, promise } from './on-every-host.ts';
import type { Site } from './site.ts';

interface Pair {
  readonly near: Connection;
  readonly far: Connection;
  readonly port: number;
}

async function connectedPair({ host, peer, address }: Site): Promise<Pair> {
  let accept: (connection: Connection) => void = () => {};
  const accepted = new Promise<Connection>((resolve) => {
    accept = resolve;
  });
  const listener = await host.network.listen({ port: 0 }, (connection) => accept(connection));
  const near = await peer.network.connect({ host: address, port: listener.port });
  const far = await accepted;
  await listener.close();
  return { near, far, port: listener.port };
}

async function allOf(connection: Connection): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of connection) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

promise('network', 'bytes go both ways, in order, and end where the writer ends', async (site) => {
  const { near, far } = await connectedPair(site);
  const heard = allOf(far);
  near.write('one ');
  near.write('two ');
  near.end('three');
  expect(await heard).toBe('one two three');
});

promise('network', 'an answer arrives before the end', async (site) => {
  const { near, far } = await connectedPair(site);
  far.once('data', (question: Buffer) => far.end(`you said ${question}`));
  near.write('hello');
  expect(await allOf(near)).toBe('you said hello');
});

promise('network', 'both sides know both addresses', async (site) => {
  const { near, far, port } = await connectedPair(site);
  expect(near.remotePort).toBe(port);
  expect(far.localPort).toBe(port);
  expect(near.remoteAddress).toBe(site.address);
  expect(far.remotePort).toBe(near.localPort);
  expect(far.remoteAddress).toBe(near.localAddress);
  near.destroy();
  far.destroy();
});

promise('network', 'a megabyte arrives whole', async (site) => {
  const { near, far } = await connectedPair(site);
  const sent = Buffer.alloc(1_000_000, 'kassensturz ');
  const heard = allOf(far);
  near.end(sent);
  expect(await heard).toBe(sent.toString());
});

promise('network', 'a reset is ECONNRESET at the other side', async (site) => {
  const { near, far } = await connectedPair(site);
  const failed = once(near, 'error');
  near.resume();
  far.reset();
  const [error] = (await failed) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
});

promise('network', 'closing is seen as an end by the other side', async (site) => {
  const { near, far } = await connectedPair(site);
  const closed = once(near, 'close');
  near.resume();
  far.destroy();
  await closed;
  expect(near.readableEnded).toBe(true);
});

promise('network', 'an idle connection says so', async (site) => {
  const { near, far } = await connectedPair(site);
  near.setTimeout(10);
  await once(near, 'timeout');
  expect(near.destroyed).toBe(false);
  near.destroy();
  far.destroy();
});

promise('network', 'a closed port refuses at once', async (site) => {
  const { near, far, port } = await connectedPair(site);
  near.destroy();
  far.destroy();
  const refused = site.peer.network.connect({ host: site.address, port });
  await expect(refused).rejects.toMatchObject({ code: 'ECONNREFUSED', syscall: 'connect' });
  await expect(refused).rejects.toBeInstanceOf(NetworkError);
});

promise('network', 'a port can be opened once, and again after closing', async ({ host }) => {
  const first = await host.network.listen({ port: 0 }, () => {});
  expect(await codeOf(() => host.network.listen({ port: first.port }, () => {}))).toBe('EADDRINUSE');
  await first.close();
  const again = await host.network.listen({ port: first.port }, () => {});
  expect(again.port).toBe(first.port);
  await again.close();
});

promise('network', 'closing a port with its connections resets them', async ({ host, peer, address }) => {
  const listener = await host.network.listen({ port: 0 }, (connection) => {
    connection.on('error', () => {});
    connection.write('hello');
  });
  const connection = await peer.network.connect({ host: address, port: listener.port });
  await once(connection, 'data');
  const failed = once(connection, 'error');
  await listener.close({ connections: true });
  const [error] = (await failed) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNRESET');
});

promise('network', 'an attempt that is called off rejects with the reason of its signal', async ({ peer, address }) => {
  const off = new AbortController();
  off.abort(new Error('enough'));
  await expect(peer.network.connect({ host: address, port: 9 }, { signal: off.signal })).rejects.toThrow('enough');
});

promise('network', 'names: localhost and literal addresses are known, nonsense is not', async ({ host }) => {
  expect(await host.network.resolve('localhost')).toContain('127.0.0.1');
  expect(await host.network.resolve('192.0.2.7')).toEqual(['192.0.2.7']);
  expect(await codeOf(() => host.network.resolve('no-such-name.invalid'))).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/);
});

promise('network', 'a machine reaches itself', async ({ host }) => {
  const listener = await host.network.listen({ port: 0, address: '127.0.0.1' }, (connection) => connection.end('me'));
  const connection = await host.network.connect({ host: 'localhost', port: listener.port });
  expect(await allOf(connection)).toBe('me');
  await listener.close();
});

import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFetch, serveHttp } from '../../index.ts';
import { openShop } from '../shop.ts';

describe('HTTP and WebSocket over a world', () => {
  it('a kept connection is used again until it is too old, and never trips over its end', async () => {
    const { world, tablet, box } = openShop();
    await world.run(() => serveHttp(box, { port: 80 }, (_request, response) => response.end('ok')));
    const fetch = createFetch(tablet);
    for (const pauseMs of [0, 1_000, 3_900, 4_100, 5_000, 5_001, 60_000]) {
      await world.advance(pauseMs);
      expect(await world.run(async () => (await fetch('http://box.local/')).text())).toBe('ok');
    }
    const connections = world.events.filter(({ kind }) => kind === 'network.connected');
    expect(connections.length).toBe(5);
  });

  it('a kept connection to a box that was off and on again fails once, with ECONNRESET', async () => {
    const { world, tablet, box } = openShop();
    box.install(async (host) => {
      const listener = await serveHttp(host, { port: 80 }, (_request, response) => response.end('ok'));
      return { stop: () => listener.close() };
    });
    await world.run(() => box.switchOn());
    const fetch = createFetch(tablet);
    const call = () => world.run(async () => (await fetch('http://box.local/')).text());
    expect(await call()).toBe('ok');
    box.cutPower();
    await world.run(() => box.switchOn());
    await expect(call()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    expect(await call()).toBe('ok');
  });

  it('a stream of events may be silent for hours', async () => {
    const { world, tablet, box } = openShop();
    await world.run(() =>
      serveHttp(box, { port: 80 }, (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        box.clock.every(3 * 3_600_000, () => response.write('data: closing time\n\n'));
      }),
    );
    const fetch = createFetch(tablet, { limits: { totalMs: Number.POSITIVE_INFINITY } });
    const heard = await world.run(async () => {
      const { body } = await fetch('http://box.local/events');
      const { value } = await body!.getReader().read();
      return Buffer.from(value!).toString();
    });
    expect(heard).toBe('data: closing time\n\n');
    expect(world.elapsedMs).toBeGreaterThan(3 * 3_600_000);
  });

  it('connecting to a machine without power ends with the limit of the call', async () => {
    const { world, tablet, box } = openShop();
    const address = box.network.addresses()[0];
    box.cutPower();
    const call = world.run(() => createFetch(tablet, { limits: { connectMs: 1_000 } })(`http://${address}/`));
    await expect(call).rejects.toMatchObject({ cause: { code: 'ETIMEDOUT', syscall: 'connect' } });
    expect(world.elapsedMs).toBe(1_000);
  });

  it('a name that is not known is ENOTFOUND', async () => {
    const { world, tablet } = openShop();
    const call = world.run(() => createFetch(tablet)('http://no-such.example/'));
    await expect(call).rejects.toMatchObject({ cause: { code: 'ENOTFOUND', syscall: 'getaddrinfo' } });
  });

  it('WebSockets of the ws package talk both ways, outward through the router', async () => {
    const { world, box, tse } = openShop();
    const listener = await world.run(() => serveHttp(tse, { port: 80 }, (_request, response) => response.end()));
    const sockets = new WebSocketServer({ noServer: true });
    listener.server.on('upgrade', (request, socket, head) => {
      sockets.handleUpgrade(request, socket, head, (ws) => ws.on('message', (text) => ws.send(`print ${text}`)));
    });
    const heard = await world.run(async () => {
      const connection = await box.network.connect({ host: 'tse.example', port: 80 });
      const cube = new WebSocket('ws://tse.example/', { createConnection: () => connection as never });
      await once(cube, 'open');
      cube.send('receipt 7');
      const [text] = (await once(cube, 'message')) as [Buffer];
      cube.terminate();
      return text.toString();
    });
    expect(heard).toBe('print receipt 7');
  });
});

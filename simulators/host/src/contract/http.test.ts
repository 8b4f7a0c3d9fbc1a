import express from 'express';
import { expect } from 'vitest';
import { createFetch, serveHttp } from '../index.ts';
import { promise } from './on-every-host.ts';

promise(
  'http',
  'an Express app answers, with a body both ways and no date of its own',
  async ({ host, peer, address }) => {
    const app = express();
    app.use(express.json());
    app.post('/echo', (request, response) => {
      response.status(201).json({ heard: request.body });
    });
    const listener = await serveHttp(host, { port: 0 }, app);
    const fetch = createFetch(peer);
    const answer = await fetch(`http://${address}:${listener.port}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cents: 4_200, text: 'Föhnen' }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('date')).toBeNull();
    expect(await answer.json()).toEqual({ heard: { cents: 4_200, text: 'Föhnen' } });
    await listener.close();
  },
);

promise('http', 'one connection serves call after call', async ({ host, peer, address }) => {
  const ports = new Set<number | undefined>();
  const listener = await serveHttp(host, { port: 0 }, (request, response) => {
    ports.add(request.socket.remotePort);
    response.end('ok');
  });
  const fetch = createFetch(peer);
  for (let i = 0; i < 5; i++) await (await fetch(`http://${address}:${listener.port}/`)).text();
  expect(ports.size).toBe(1);
  await listener.close();
});

promise(
  'http',
  'server-sent events arrive one by one, until the reader has enough',
  async ({ host, peer, address }) => {
    let isReaderGone: () => void = () => {};
    const gone = new Promise<void>((resolve) => {
      isReaderGone = resolve;
    });
    const listener = await serveHttp(host, { port: 0 }, (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      let number = 0;
      const timer = host.clock.every(5, () => response.write(`data: ${++number}\n\n`));
      request.once('close', () => {
        timer.cancel();
        isReaderGone();
      });
    });
    const fetch = createFetch(peer, { limits: { totalMs: Number.POSITIVE_INFINITY } });
    const answer = await fetch(`http://${address}:${listener.port}/events`);
    let heard = '';
    const reader = answer.body!.getReader();
    while (!heard.includes('data: 3')) heard += Buffer.from((await reader.read()).value ?? []).toString();
    await reader.cancel();
    expect(heard).toMatch(/^data: 1\n\ndata: 2\n\ndata: 3\n\n/);
    await gone;
    await listener.close();
  },
);

promise('http', 'a call that is called off rejects with the reason of its signal', async ({ host, peer, address }) => {
  const listener = await serveHttp(host, { port: 0 }, () => {});
  const off = new AbortController();
  peer.clock.after(10, () => off.abort(new Error('enough')));
  const call = createFetch(peer)(`http://${address}:${listener.port}/`, { signal: off.signal });
  await expect(call).rejects.toThrow('enough');
  await listener.close({ graceMs: 0 });
});

promise('http', 'an answer that does not come is ETIMEDOUT while reading', async ({ host, peer, address }) => {
  const listener = await serveHttp(host, { port: 0 }, () => {});
  const call = createFetch(peer, { limits: { headersMs: 30 } })(`http://${address}:${listener.port}/`);
  await expect(call).rejects.toMatchObject({ cause: { code: 'ETIMEDOUT', syscall: 'read' } });
  await listener.close({ graceMs: 0 });
});

promise('http', 'a body that does not end is ETIMEDOUT, too', async ({ host, peer, address }) => {
  const listener = await serveHttp(host, { port: 0 }, (_request, response) => {
    response.write('half of');
  });
  const answer = await createFetch(peer, { limits: { totalMs: 500 } })(`http://${address}:${listener.port}/`);
  await expect(answer.text()).rejects.toMatchObject({ cause: { code: 'ETIMEDOUT' } });
  await listener.close({ graceMs: 0 });
});

promise('http', 'a closed port is ECONNREFUSED while connecting', async ({ host, peer, address }) => {
  const listener = await serveHttp(host, { port: 0 }, () => {});
  await listener.close();
  const call = createFetch(peer)(`http://${address}:${listener.port}/`);
  await expect(call).rejects.toMatchObject({
    message: 'fetch failed',
    cause: { code: 'ECONNREFUSED', syscall: 'connect' },
  });
});

promise('http', 'closing lets a running answer end', async ({ host, peer, address }) => {
  let begin: () => void = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const listener = await serveHttp(host, { port: 0 }, (_request, response) => {
    begin();
    host.clock.after(30, () => response.end('done'));
  });
  const call = createFetch(peer)(`http://${address}:${listener.port}/`);
  await hasBegun;
  const closed = listener.close();
  expect(await (await call).text()).toBe('done');
  await closed;
});

promise('http', 'answers without a body, and redirects, come as they are', async ({ host, peer, address }) => {
  const listener = await serveHttp(host, { port: 0 }, (request, response) => {
    if (request.url === '/gone') response.writeHead(204).end();
    else response.writeHead(302, { location: '/gone' }).end('<html>');
  });
  const fetch = createFetch(peer);
  const empty = await fetch(`http://${address}:${listener.port}/gone`);
  expect([empty.status, await empty.text()]).toEqual([204, '']);
  const portal = await fetch(`http://${address}:${listener.port}/`);
  expect([portal.status, portal.headers.get('location')]).toEqual([302, '/gone']);
  await portal.text();
  await listener.close();
});

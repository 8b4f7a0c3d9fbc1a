import express from 'express';
import { expect, it } from 'vitest';
import { createFetch, createWorld, nodeHost, readFile, serveHttp, writeFileDurably } from './index.ts';

it('smoke', async () => {
  const t0 = performance.now();
  const build = () => {
    const world = createWorld({ seed: 1 });
    const internet = world.addInternet();
    const router = world.addRouter('router');
    world.connect(router, internet, { name: 'dsl', kind: 'dsl' });
    const tse = world.addHost('tse.example');
    world.connect(tse, internet);
    const box = world.addHost('box');
    world.connect(box, router);
    const tablet = world.addHost('tablet');
    world.connect(tablet, router, { kind: 'wifi', name: 'wlan' });
    return { world, box, tablet, tse };
  };
  for (let i = 0; i < 50; i++) build();
  const t1 = performance.now();
  for (let i = 0; i < 100; i++) build();
  const { world, box, tablet, tse } = build();
  const app = express();
  app.use(express.json());
  app.get('/a', (_req, res) => {
    res.json({ ok: 1 });
  });
  app.post('/p', (req, res) => {
    res.json({ got: req.body, from: req.socket.remoteAddress });
  });
  await world.run(() => serveHttp(box, { port: 80 }, app));
  await world.run(() => serveHttp(tse, { port: 80 }, app));
  const fetch = createFetch(tablet);
  const r = await world.run(async () => (await fetch('http://box.local/a')).json());
  expect(r).toEqual({ ok: 1 });
  const p = await world.run(async () =>
    (
      await fetch('http://tse.example/p', {
        method: 'POST',
        body: '{"a":1}',
        headers: { 'content-type': 'application/json' },
      })
    ).json(),
  );
  const t2 = performance.now();
  const n0 = world.events.length;
  await world.run(async () => {
    for (let i = 0; i < 5000; i++) await (await fetch('http://box.local/a')).json();
  });
    'req/s',
    5000 / ((performance.now() - t2) / 1000),
    'events',
    (world.events.length - n0) / 5000,
    world.elapsedMs,
  );
  const t3 = performance.now();
  await world.run(async () => {
    await Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let i = 0; i < 500; i++) await (await fetch('http://box.local/a')).json();
      }),
    );
  });
  const raw = await world.run(async () => {
    const l = await serveHttp(box, { port: 81 }, (_q, s) => s.end('hi'));
    const t = performance.now();
    for (let i = 0; i < 3000; i++) await (await fetch('http://box.local:81/a')).text();
    return 3000 / ((performance.now() - t) / 1000);
  });
  writeFileDurably(box.disk, '/x', Buffer.from('abc'));
  box.cutPower();
  await world.run(() => box.switchOn());
  expect(Buffer.from(readFile(box.disk, '/x')).toString()).toBe('abc');
  const real = nodeHost({ log: 'silent' });
  const l = await serveHttp(real, { port: 0 }, app);
  const f2 = createFetch(real);
  expect(await (await f2(`http://127.0.0.1:${l.port}/a`)).json()).toEqual({ ok: 1 });
  await l.close();
});

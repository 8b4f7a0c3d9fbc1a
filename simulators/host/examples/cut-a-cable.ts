import { createFetch, createWorld, serveHttp } from '@kassensturz/host';
import express from 'express';

/** What a tablet sees of a box: an answer, a cable that is out, a box without power. */
export async function cutACable(): Promise<readonly string[]> {
  const world = createWorld({ seed: 7 });
  const router = world.addRouter('router');
  const box = world.addHost('box');
  const tablet = world.addHost('tablet');
  world.connect(box, router, { name: 'box cable' });
  world.connect(tablet, router, { name: 'wifi', kind: 'wifi' });

  const app = express().get('/health', (_request, response) => {
    response.send('open');
  });
  await world.run(() => serveHttp(box, { port: 80 }, app));

  const fetch = createFetch(tablet, { keepAlive: false });
  const look = (): Promise<string> =>
    world.run(async () => {
      const startMs = tablet.clock.monotonic();
      const outcome = await fetch('http://192.168.178.20/health', { limits: { connectMs: 60_000 } }).then(
        (response) => response.text(),
        (error: Error) => (error.cause as { readonly code: string }).code,
      );
      return `${outcome} after ${Math.round(tablet.clock.monotonic() - startMs)} ms`;
    });

  const seen = [await look()];
  world.cable('box cable').unplug();
  seen.push(await look());
  world.cable('wifi').unplug();
  seen.push(await look());
  return seen;
}

import express from 'express';
import { describe, expect, it } from 'vitest';
import { createFetch, type Host, serveHttp, type WorldEvent, writeFileDurably } from '../index.ts';
import { openShop } from './shop.ts';

async function register(host: Host): Promise<{ stop(): Promise<void> }> {
  const app = express();
  app.use(express.json());
  app.post('/sales', async (request, response) => {
    await host.clock.sleep(host.random.integer(1, 20));
    const id = host.random.uuid();
    writeFileDurably(host.disk, `/${id}`, Buffer.from(JSON.stringify(request.body)));
    host.log.info('sale.stored', { id });
    response.json({ id });
  });
  const listener = await serveHttp(host, { port: 80 }, app);
  return { stop: () => listener.close() };
}

/** Sells from two tills at once while the cable is loose and the power fails. */
async function tradeADay(seed: number): Promise<readonly WorldEvent[]> {
  const { world, box, tablet, printer } = openShop({ seed, segmentation: 'random' });
  box.install(register);
  await world.run(() => box.switchOn());
  const chance = tablet.random;
  const sell = async (till: Host): Promise<void> => {
    const fetch = createFetch(till);
    for (let i = 0; i < 20; i++) {
      const body = JSON.stringify({ cents: chance.integer(100, 9_999) });
      const headers = { 'content-type': 'application/json' };
      try {
        await (await fetch('http://box.local/sales', { method: 'POST', headers, body })).text();
      } catch {
        await till.clock.sleep(100);
      }
    }
  };
  world.cable('wifi').loss = 0.05;
  tablet.clock.after(200, () => world.cable('printer').unplug());
  tablet.clock.after(400, () => world.cable('printer').plug());
  tablet.clock.after(500, () => box.cutPower({ disk: 'reorder' }));
  tablet.clock.after(900, () => void box.switchOn());
  await world.run(() => Promise.all([sell(tablet), sell(printer)]));
  return world.events;
}

describe('the event log', () => {
  it('is the same for the same seed, event for event', async () => {
    const first = await tradeADay(11);
    expect(first.length).toBeGreaterThan(300);
    expect(await tradeADay(11)).toEqual(first);
  });

  it('is another for another seed', async () => {
    expect(await tradeADay(12)).not.toEqual(await tradeADay(11));
  });

  it('is plain data', async () => {
    const events = await tradeADay(11);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });
});

import { describe, expect, it } from 'vitest';
import { connectLine, openShop } from '../shop.ts';

describe('connections, when the network changes under them', () => {
  it('N23: a cable that is out for a while only delays what was written', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    const startMs = world.elapsedMs;
    world.cable('box').unplug();
    let isWritten = false;
    line.client.write('hello', () => {
      isWritten = true;
    });
    await world.advance(3_000);
    expect([isWritten, line.heard.server, line.met.client]).toEqual([true, '', []]);
    world.cable('box').plug();
    await world.run(() => new Promise((resolve) => line.server.once('data', resolve)));
    expect(line.heard.server).toBe('hello');
    expect(world.elapsedMs - startMs).toBeCloseTo(3_320 + 1.75, 3);
  });

  it('N07: a connection that has gone silent is given up after 934.9 s', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    world.cable('box').unplug();
    line.client.write('hello');
    await world.advance(934_800);
    expect(line.met.client).toEqual([]);
    await world.advance(200);
    expect(line.met.client).toEqual(['ETIMEDOUT', 'close']);
  });

  it('N08: with keep-alive a silent peer is noticed after 11 s, a live one is not', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    line.client.setKeepAlive(true, 1_000);
    await world.advance(3_600_000);
    world.cable('box').unplug();
    await world.advance(10_900);
    expect(line.met.client).toEqual([]);
    await world.advance(200);
    expect(line.met.client).toEqual(['ETIMEDOUT', 'close']);
  });

  it('N08: without keep-alive an idle reader never notices', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    box.cutPower();
    await world.advance(3 * 3_600_000);
    expect(line.met.client).toEqual([]);
  });

  it('a peer that was switched off and on again answers old connections with RST', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    box.cutPower();
    await world.advance(60_000);
    expect(line.met.client).toEqual([]);
    await world.run(() => box.switchOn());
    line.client.write('still there?');
    await world.advance(10);
    expect(line.met.client).toEqual(['ECONNRESET', 'close']);
    expect(line.met.server).toEqual([]);
  });

  it('F-DHCP-CHG: every device has another address, old connections are silent, names still lead there', async () => {
    const { world, router, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box, 'box.local');
    const before = box.network.addresses();
    router.renumber();
    expect(box.network.addresses()).not.toEqual(before);
    line.client.write('hello');
    await world.advance(60_000);
    expect([line.heard.server, line.met.client]).toEqual(['', []]);
    const again = await connectLine(world, tablet, box, 'box.local');
    expect([again.client.remoteAddress]).toEqual(box.network.addresses());
  });

  it('a router that was off has forgotten what it translated: RST inwards, silence outwards', async () => {
    const { world, router, tablet, tse } = openShop();
    const inner = await connectLine(world, tablet, tse);
    router.cutPower();
    await world.run(() => router.switchOn());
    inner.server.write('news from outside');
    await world.advance(1_000);
    expect([inner.heard.client, inner.met.server]).toEqual(['', []]);
    inner.client.write('hello');
    await world.advance(1_000);
    expect(inner.met.client).toEqual(['ECONNRESET', 'close']);
  });

  it('a router that is off takes the whole shop down, and gives the same addresses again', async () => {
    const { world, router, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    const before = box.network.addresses();
    router.cutPower();
    expect(box.network.addresses()).toEqual([]);
    line.client.write('hello');
    await world.advance(5_000);
    await world.run(() => router.switchOn());
    expect(box.network.addresses()).toEqual(before);
    await world.advance(10_000);
    expect(line.heard.server).toBe('hello');
  });

  it('a killed program closes its connections; the machine refuses the next', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    box.crash();
    await world.advance(10);
    expect(line.met.client).toEqual(['close']);
    expect(line.client.readableEnded).toBe(true);
  });

  it('N09: nothing happens to an open connection when the own cable is pulled', async () => {
    const { world, tablet, box } = openShop();
    const line = await connectLine(world, tablet, box);
    world.cable('wifi').unplug();
    line.client.write('hello');
    await world.advance(2_000);
    expect(line.met.client).toEqual([]);
  });

  it('a peer that does not read makes the writer wait', async () => {
    const { world, tablet, printer } = openShop();
    const line = await connectLine(world, tablet, printer);
    line.server.pause();
    let written = 0;
    for (let i = 0; i < 100; i++) line.client.write(Buffer.alloc(10_000, 'x'), () => written++);
    await world.advance(60_000);
    expect(written).toBeGreaterThan(5);
    expect(written).toBeLessThan(30);
    line.server.resume();
    await world.advance(60_000);
    expect(written).toBe(100);
    expect(line.heard.server.length).toBe(1_000_000);
  });

  it('N22: a slow line takes the time its bits take; several senders share it', async () => {
    const { world, tablet, box, printer } = openShop();
    world.cable('wifi').bitsPerSecond = 128_000;
    const lines = [await connectLine(world, tablet, box), await connectLine(world, tablet, printer)];
    const startMs = world.elapsedMs;
    for (const { client } of lines) client.write(Buffer.alloc(16_000));
    await world.run(() =>
      Promise.all(lines.map(({ server }) => new Promise((resolve) => server.once('data', resolve)))),
    );
    expect(world.elapsedMs - startMs).toBeCloseTo((2 * 16_058 * 8) / 128 + 1.75, 1);
  });

  it('N21: lost packets show as delay, never as an error', async () => {
    const { world, tablet, box } = openShop();
    world.cable('wifi').loss = 0.2;
    const line = await connectLine(world, tablet, box);
    const startMs = world.elapsedMs;
    for (let i = 0; i < 20; i++) line.client.write(`${i} `);
    await world.advance(60_000);
    expect(line.heard.server.split(' ').length).toBe(21);
    expect(line.met.client).toEqual([]);
    const last = world.events.findLast(({ kind, host }) => kind === 'network.received' && host === 'box')!;
    expect(last.atMs - startMs).toBeGreaterThan(200);
  });

  it('cut into random pieces, everything still arrives in order', async () => {
    const { world, tablet, box } = openShop({ segmentation: 'random' });
    const line = await connectLine(world, tablet, box);
    const text = Array.from({ length: 500 }, (_, i) => `line ${i}\n`).join('');
    line.client.write(text);
    await world.advance(1_000);
    expect(line.heard.server).toBe(text);
    const pieces = world.events.filter(({ kind, host }) => kind === 'network.received' && host === 'box');
    expect(pieces.length).toBeGreaterThan(3);
  });
});

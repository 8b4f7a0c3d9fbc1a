import { describe, expect, it } from 'vitest';
import { createWorld } from '../index.ts';
import { connectLine, openShop } from './shop.ts';

describe('running a world', () => {
  it('passes hours in no time, and none outside run and advance', async () => {
    const world = createWorld({ start: '2026-03-29T00:00:00Z' });
    const box = world.addHost('box');
    await world.run(() => box.clock.sleep(26 * 3_600_000), { limitMs: 48 * 3_600_000 });
    expect(new Date(box.clock.now()).toISOString()).toBe('2026-03-30T02:00:00.000Z');
    await new Promise((resolve) => setImmediate(resolve));
    expect(world.elapsedMs).toBe(26 * 3_600_000);
  });

  it('hands on what the work returns or throws', async () => {
    const world = createWorld();
    expect(await world.run(() => 7)).toBe(7);
    await expect(world.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(
      world.run(() => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
  });

  it('says what is pending when nothing can happen any more', async () => {
    const { world, tablet, box } = openShop();
    await connectLine(world, tablet, box);
    box.cutPower();
    const stuck = world.run(() => new Promise(() => {}));
    await expect(stuck).rejects.toMatchObject({ code: 'WORLD_STUCK' });
    await expect(stuck).rejects.toThrow(/no\. 1 tablet → box:.*\n.*without power: box/s);
  });

  it('gives up after its limit when something goes on for ever, and can go on afterwards', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    box.clock.every(1_000, () => {});
    const stuck = world.run(() => new Promise(() => {}), { limitMs: 60_000 });
    await expect(stuck).rejects.toMatchObject({ code: 'WORLD_LIMIT' });
    await expect(stuck).rejects.toThrow(/raise limitMs[\s\S]*repeating timer/);
    await world.run(() => box.clock.sleep(10));
  });

  it('runs inside a run share one time', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    await world.run(async () => {
      await world.run(() => box.clock.sleep(10));
      await world.advance(5);
    });
    expect(world.elapsedMs).toBe(15);
  });

  it('time does not move while a library waits for its next turn', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const order: string[] = [];
    await world.run(async () => {
      box.clock.after(1, () => order.push('timer'));
      for (let turn = 0; turn < 5; turn++) {
        await Promise.resolve();
        await nextTurn();
      }
      order.push('library');
      await box.clock.sleep(2);
    });
    expect(order).toEqual(['library', 'timer']);
  });

  it('waits for work outside its doors before it calls a run stuck', async () => {
    const world = createWorld();
    const digest = await world.run(() => globalThis.crypto.subtle.digest('SHA-256', new Uint8Array(1_000_000)));
    expect(digest.byteLength).toBe(32);
  });

  it('an error that a program does not catch ends the run', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    box.clock.after(10, () => {
      throw new Error('a bug in the program');
    });
    await expect(world.run(() => box.clock.sleep(20))).rejects.toThrow('a bug in the program');
  });

  it('refuses what makes no sense, and says what there is', () => {
    const { world, box } = openShop();
    expect(() => world.host('bax')).toThrow(/no host "bax".*router, box, printer, tablet, tse.example/);
    expect(() => world.cable('x')).toThrow(/it has: box, printer, wifi, dsl, uplink/);
    expect(() => world.addHost('box')).toThrow(/already/);
    expect(() => world.connect(box, box)).toThrow(/itself/);
    expect(() => createWorld({ start: 'tomorrow' })).toThrow(/not a time/);
  });

  it('can do without an event log', async () => {
    const { world, tablet, box } = openShop({ recordEvents: false });
    await connectLine(world, tablet, box);
    expect(world.events).toEqual([]);
  });
});

it('moves on at a rest of time too short to be counted: nobody waits for it for ever', async () => {
  const world = createWorld({ seed: 1 });
  const { clock } = world.addHost('till');
  let rounds = 0;
  await world.run(async () => {
    // What is left of a limit after arithmetic with fractions of milliseconds.
    const untilMs = clock.monotonic() + 1e-10;
    while (clock.monotonic() < untilMs && rounds < 100) {
      rounds += 1;
      await clock.sleep(untilMs - clock.monotonic());
    }
  });
  expect(rounds).toBe(1);
});

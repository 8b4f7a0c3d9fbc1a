import { describe, expect, it } from 'vitest';
import { createWorld, type SimulatedHost, type World } from '../../index.ts';
import { openShop } from '../shop.ts';

async function lookUp(world: World, host: SimulatedHost, name: string): Promise<readonly [unknown, number]> {
  const startMs = world.elapsedMs;
  const outcome = await world.run(() =>
    host.network.resolve(name).then(
      ([address]) => address,
      (error: NodeJS.ErrnoException) => error.code,
    ),
  );
  return [outcome, world.elapsedMs - startMs];
}

describe('names', () => {
  it('the router knows its clients, itself and the internet', async () => {
    const { world, tablet, box, router, tse } = openShop();
    for (const name of ['box', 'BOX.fritz.box', 'box.local']) {
      expect((await lookUp(world, tablet, name))[0]).toBe(box.network.addresses()[0]);
    }
    expect((await lookUp(world, tablet, 'fritz.box'))[0]).toBe(router.lan.lanAddress);
    expect(await lookUp(world, tablet, 'tse.example')).toEqual([tse.network.addresses()[0], 37]);
    expect(await lookUp(world, tse, 'tse.example')).toEqual(['127.0.0.1', 0]);
  });

  it('N20: a name that does not exist', async () => {
    const { world, tablet } = openShop();
    expect(await lookUp(world, tablet, 'no-such.example')).toEqual(['ENOTFOUND', 37]);
    expect(await lookUp(world, tablet, 'nobody.local')).toEqual(['ENOTFOUND', 5_000]);
  });

  it('N18, N19: own cable out, line down, provider down', async () => {
    const { world, tablet, internet } = openShop();
    internet.goDown();
    expect(await lookUp(world, tablet, 'tse.example')).toEqual(['EAI_AGAIN', 10_000]);
    world.cable('dsl').unplug();
    expect(await lookUp(world, tablet, 'tse.example')).toEqual(['EAI_AGAIN', 3]);
    world.cable('wifi').unplug();
    expect(await lookUp(world, tablet, 'tse.example')).toEqual(['EAI_AGAIN', 0]);
  });

  it('without a router: link-local addresses and .local names (F-LAN-DIRECT)', async () => {
    const world = createWorld({ seed: 3 });
    const [box, laptop] = ['box', 'laptop'].map((name) => world.addHost(name));
    world.connect(box!, laptop!);
    expect(box!.network.addresses()[0]).toMatch(/^169\.254\./);
    expect((await lookUp(world, laptop!, 'box.local'))[0]).toBe(box!.network.addresses()[0]);
    expect(await lookUp(world, laptop!, 'tse.example')).toEqual(['EAI_AGAIN', 0]);
  });

  it('a switch joins machines; one that stays on keeps its lease when the router dies', async () => {
    const world = createWorld();
    const hub = world.addSwitch('hub');
    const router = world.addRouter('router');
    const [box, tablet] = ['box', 'tablet'].map((name) => world.addHost(name));
    for (const node of [router, box!, tablet!]) world.connect(node, hub);
    const before = box!.network.addresses();
    expect(before[0]).toBe('192.168.178.20');
    router.cutPower();
    expect(box!.network.addresses()).toEqual(before);
    expect((await lookUp(world, tablet!, 'tse.example'))[0]).toBe('EAI_AGAIN');
    box!.cutPower();
    await world.run(() => box!.switchOn());
    expect(box!.network.addresses()[0]).toMatch(/^169\.254\./);
    hub.cutPower();
    expect(tablet!.network.addresses()).toEqual([]);
  });

  it('a device with a fixed address keeps it', async () => {
    const world = createWorld();
    const router = world.addRouter('router', { network: '10.0.0' });
    const printer = world.addHost('printer', { address: '10.0.0.99' });
    world.connect(printer, router);
    router.renumber();
    expect(printer.network.addresses()).toEqual(['10.0.0.99']);
  });
});

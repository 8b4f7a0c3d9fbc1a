import { describe, expect, it } from 'vitest';
import { createWorld } from '../../index.ts';
import { connectLine, openShop } from '../shop.ts';

describe('a program whose machine dies in the middle of its work', () => {
  it('does not end the process, when it catches nothing', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const reached: string[] = [];
    box.install(async (host) => {
      const save = async (): Promise<void> => {
        host.disk.open('/a', { create: true }).write(Buffer.from('x'), 0);
        reached.push('saved');
      };
      host.clock.after(10, () => void save());
      host.clock.after(20, () => {
        throw new Error('never comes');
      });
      return { stop: async () => {} };
    });
    await world.run(() => box.switchOn());
    box.disk.control.cutPowerAt(2);
    await world.advance(1_000);
    expect([box.isOn, reached]).toEqual([false, []]);
  });

  it('does not, either, when it is cut off inside a listener of a connection', async () => {
    const { world, tablet, box } = openShop();
    const { client, server } = await connectLine(world, tablet, box);
    server.on('data', () => box.disk.open('/a', { create: true }));
    box.disk.control.cutPowerAt(1);
    client.write('hello');
    await world.advance(1_000);
    expect(box.isOn).toBe(false);
  });

  it('cannot tell anybody that it failed', async () => {
    const { world, tablet, box } = openShop();
    const { client, server, heard } = await connectLine(world, tablet, box);
    server.on('data', () => {
      try {
        box.disk.open('/a', { create: true });
      } catch (error) {
        server.write(`failed: ${error}`);
        server.end();
      }
    });
    box.disk.control.cutPowerAt(1);
    client.write('hello');
    await world.advance(60_000);
    expect(heard.client).toBe('');
  });
});

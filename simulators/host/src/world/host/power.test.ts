import { describe, expect, it } from 'vitest';
import {
  createFetch,
  createWorld,
  type Host,
  type Running,
  readFile,
  serveHttp,
  writeFileDurably,
} from '../../index.ts';
import { openShop } from '../shop.ts';

/** Counts its starts in a file, and its heartbeats in another without syncing them. */
async function countingProgram(host: Host): Promise<Running & { readonly start: number }> {
  const { disk } = host;
  const start = disk.exists('/starts') ? Number(Buffer.from(readFile(disk, '/starts')).toString()) + 1 : 1;
  writeFileDurably(disk, '/starts', Buffer.from(`${start}`));
  const beats = disk.open('/beats', { create: true });
  let beat = 0;
  const timer = host.clock.every(1_000, () => {
    beats.write(Buffer.from('.'), beat++);
    host.log.info('program.beat', { start, beat });
  });
  return {
    start,
    stop: async () => {
      timer.cancel();
      beats.close();
    },
  };
}

describe('power', () => {
  it('switching on starts the program, and again after a cut, on the same disk', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const program = box.install(countingProgram);
    expect(program.running).toBeUndefined();
    await world.run(() => box.switchOn());
    expect(program.running?.start).toBe(1);
    await world.advance(10_000);
    box.cutPower();
    expect([box.isOn, program.running]).toEqual([false, undefined]);
    await world.advance(10_000);
    await world.run(() => box.switchOn());
    expect(program.running?.start).toBe(2);
    await world.run(() => box.switchOn());
    expect(program.running?.start).toBe(2);
  });

  it('nothing of a program goes on after the cut', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    box.install(countingProgram);
    await world.run(() => box.switchOn());
    await world.advance(3_500);
    box.cutPower();
    const before = world.events.length;
    await world.advance(60_000);
    expect(world.events.length).toBe(before);
    expect(world.events.filter(({ kind }) => kind === 'log.info').length).toBe(3);
  });

  it('a sleeping program never wakes up; a later start has a life and chance of its own', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const woken: number[] = [];
    const drawn: string[] = [];
    let start = 0;
    box.install(async (host) => {
      const number = ++start;
      drawn.push(host.random.uuid());
      void host.clock.sleep(5_000).then(() => woken.push(number));
      return { stop: async () => {} };
    });
    await world.run(() => box.switchOn());
    await world.advance(4_000);
    box.cutPower();
    await world.run(() => box.switchOn());
    await world.advance(60_000);
    expect(woken).toEqual([2]);
    expect(new Set(drawn).size).toBe(2);
  });

  it('the doors of a dead machine refuse, and those of its successor are not reached', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    let kept: Host | undefined;
    box.install(async (host) => {
      kept ??= host;
      return { stop: async () => {} };
    });
    await world.run(() => box.switchOn());
    box.cutPower();
    await world.run(() => box.switchOn());
    for (const act of [
      () => kept!.clock.now(),
      () => kept!.clock.after(1, () => {}),
      () => kept!.disk.list('/'),
      () => kept!.random.uuid(),
      () => kept!.log.info('zombie'),
    ]) {
      expect(act).toThrow(expect.objectContaining({ code: 'HOST_WITHOUT_POWER' }));
    }
    expect(kept!.network.addresses()).toEqual([]);
    expect(box.clock.now()).toBeGreaterThan(0);
  });

  it('what was not synced is lost with "lose" and there with "keep"', async () => {
    for (const [mode, expected] of [
      ['lose', ''],
      ['keep', '...'],
    ] as const) {
      const world = createWorld();
      const box = world.addHost('box');
      box.install(countingProgram);
      await world.run(() => box.switchOn());
      box.disk.syncDirectory('/');
      await world.advance(3_500);
      box.cutPower({ disk: mode });
      expect(Buffer.from(readFile(box.disk, '/beats')).toString()).toBe(expected);
    }
  });

  it('switching off in good order stops the program and keeps everything', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    box.install(countingProgram);
    await world.run(() => box.switchOn());
    await world.advance(3_500);
    await world.run(() => box.switchOff());
    expect(box.isOn).toBe(false);
    expect(Buffer.from(readFile(box.disk, '/beats')).toString()).toBe('...');
  });

  it('a killed program loses nothing it has written, synced or not', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const program = box.install(countingProgram);
    await world.run(() => box.switchOn());
    await world.advance(3_500);
    box.crash();
    expect([box.isOn, program.running]).toEqual([true, undefined]);
    expect(Buffer.from(readFile(box.disk, '/beats')).toString()).toBe('...');
    await world.run(() => box.switchOn());
    expect(program.running?.start).toBe(2);
  });

  it('a cut at a disk operation does not return to the program', async () => {
    const { world, box, tablet } = openShop();
    let isAnswered = false;
    box.install(async (host) => {
      const listener = await serveHttp(host, { port: 80 }, (_request, response) => {
        writeFileDurably(host.disk, '/sale', Buffer.from('42.00'));
        isAnswered = true;
        response.end('stored');
      });
      return { stop: () => listener.close() };
    });
    await world.run(() => box.switchOn());
    const fetch = createFetch(tablet);
    const finished: string[] = [];
    for (let operation = 1; operation <= 7; operation++) {
      isAnswered = false;
      const callOff = box.disk.control.cutPowerAt(box.disk.control.operations + operation);
      const answer = await world.run(() =>
        fetch('http://box.local/').then(
          async (response) => response.text(),
          (error: Error) => (error.cause as NodeJS.ErrnoException).code,
        ),
      );
      const isStored = box.disk.exists('/sale');
      finished.push(
        `${operation}: ${isAnswered ? 'answered' : 'cut'}, ${answer}, ${isStored ? 'stored' : 'not stored'}`,
      );
      callOff();
      await world.run(() => box.switchOn());
    }
    // open, truncate, write, sync, rename, sync of the directory; the seventh does not come.
    expect(finished).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((operation) => `${operation}: cut, ETIMEDOUT, not stored`),
      '7: answered, stored, stored',
    ]);
  });

  it('a cut while the program starts ends the start', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const program = box.install(countingProgram);
    box.disk.control.cutPowerAt(3);
    await world.run(() => box.switchOn());
    expect([box.isOn, program.running]).toEqual([false, undefined]);
    await world.run(() => box.switchOn());
    expect(program.running?.start).toBe(1);
  });

  it('a program that cannot start says why', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    box.install(async () => {
      throw new Error('no configuration');
    });
    await expect(world.run(() => box.switchOn())).rejects.toThrow('no configuration');
  });

  it('a volume that is plugged in loses power, too; one that is pulled out is gone', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    const stick = world.addVolume('stick', { capacityBytes: 4_096 });
    box.disk.mount('/media/stick', stick);
    const file = box.disk.open('/media/stick/a', { create: true });
    file.write(Buffer.from('x'), 0);
    expect(box.disk.list('/media')).toEqual(['stick']);
    box.cutPower();
    await world.run(() => box.switchOn());
    expect(box.disk.list('/media/stick')).toEqual([]);
    const again = box.disk.open('/media/stick/b', { create: true });
    box.disk.unmount('/media/stick');
    expect(() => again.write(Buffer.from('y'), 0)).toThrow(expect.objectContaining({ code: 'ENODEV' }));
    expect(box.disk.exists('/media/stick/b')).toBe(false);
  });

  it('the wall clock can be set and goes on while the machine is off; monotonic time starts anew', async () => {
    const world = createWorld({ start: '2026-12-31T22:59:00Z' });
    const box = world.addHost('box');
    box.setClock(Date.UTC(1970, 0, 1));
    await world.advance(1_000);
    box.cutPower();
    await world.advance(2_000);
    await world.run(() => box.switchOn());
    expect(box.clock.now()).toBe(3_000);
    expect(box.clock.monotonic()).toBe(0);
  });

  it('a wall clock may drift; monotonic time and timers do not', async () => {
    const world = createWorld({ start: 0 });
    const box = world.addHost('box');
    box.setClockDrift(-100);
    await world.advance(10_000_000);
    expect(box.clock.now()).toBe(9_999_000);
    expect(box.clock.monotonic()).toBe(10_000_000);
  });
});

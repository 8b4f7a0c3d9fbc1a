import { once } from 'node:events';
import { createWorld, type SerialLines } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { CashDrawer, SerialDrawer, type SerialDrawerKind } from './index.ts';

async function plugIn(kind: SerialDrawerKind, first: CashDrawer, second?: CashDrawer) {
  const world = createWorld({ seed: 2 });
  const [box, bench] = [world.addHost('box'), world.addHost('drawer')];
  world.connectSerial({ host: box, path: '/dev/ttyS0' }, { host: bench, path: 'rs232' });
  const settings = { baudRate: 9_600 };
  const [port, line] = await world.run(() =>
    Promise.all([box.serial.open('/dev/ttyS0', settings), bench.serial.open('rs232', settings)]),
  );
  new SerialDrawer(kind, first, second).plugInto(line, bench.clock);
  return { world, port };
}

describe('a drawer on a serial line', () => {
  it('APG: opens by two brackets and shows it on CTS 200 ms later', async () => {
    const drawer = new CashDrawer();
    const { world, port } = await plugIn('apg', drawer);
    port.write(Buffer.from('[x['));
    await world.advance(1000);
    expect(drawer.isOpen).toBe(false);
    const started = world.elapsedMs;
    port.write(Buffer.from('[['));
    const [lines] = (await world.run(() => once(port, 'lines'))) as [SerialLines];
    expect(lines).toMatchObject({ cts: true });
    expect(drawer.openings).toMatchObject([{ cause: 'kick' }]);
    expect(world.elapsedMs - started).toBeGreaterThan(230);
  });

  it('SurePOS: opens either of two and says which one is open', async () => {
    const [first, second] = [new CashDrawer(), new CashDrawer()];
    const { world, port } = await plugIn('surepos', first, second);
    port.write(Uint8Array.of(0x1b, 0x07));
    await world.advance(1000);
    expect([first.isOpen, second.isOpen]).toEqual([false, true]);
    const answer = world.run(() => once(port, 'data'));
    port.write(Uint8Array.of(0x1b, 0x06));
    expect([...((await answer) as [Buffer])[0]]).toEqual([1]);
  });
});

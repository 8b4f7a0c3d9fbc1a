import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createWorld, type SerialCableKind, type SerialLines, type World } from '../../index.ts';

async function openBothEnds(kind: SerialCableKind, far = { baudRate: 9_600 }) {
  const world = createWorld();
  const [box, modem] = ['box', 'modem'].map((name) => world.addHost(name));
  const cable = world.connectSerial(
    { host: box!, path: '/dev/ttyS0' },
    { host: modem!, path: '/dev/line' },
    { kind, name: 'serial' },
  );
  const near = await world.run(() => box!.serial.open('/dev/ttyS0', { baudRate: 9_600 }));
  const device = await world.run(() => modem!.serial.open('/dev/line', far));
  return { world, box: box!, modem: modem!, cable, near, device };
}

async function arrival(world: World, port: NodeJS.ReadableStream): Promise<string> {
  const [bytes] = (await world.run(() => once(port, 'data'))) as [Buffer];
  return bytes.toString('latin1');
}

describe('serial lines', () => {
  it('bytes take the time their bits take', async () => {
    const { world, near, device } = await openBothEnds('straight');
    near.write('ATZ\r');
    expect(await arrival(world, device)).toBe('ATZ\r');
    expect(world.elapsedMs).toBeCloseTo((4 * 10 * 1_000) / 9_600, 2);
  });

  it('with different speeds only garbage arrives', async () => {
    const { world, near, device } = await openBothEnds('straight', { baudRate: 1_200 });
    near.write('ATZ\r');
    const heard = await arrival(world, device);
    expect(heard.length).toBe(4);
    expect(heard).not.toBe('ATZ\r');
  });

  it('a device reads DTR and RTS and drives the other four', async () => {
    const { world, near, device } = await openBothEnds('straight');
    expect(device.lines()).toMatchObject({ dtr: true, rts: true, cts: false });
    const seen: SerialLines[] = [];
    near.on('lines', (lines: SerialLines) => seen.push(lines));
    device.setLines({ ri: true, dtr: false });
    device.setLines({ ri: false, dcd: true, cts: true });
    expect(seen.map(({ ri, dcd, cts, dtr }) => ({ ri, dcd, cts, dtr }))).toEqual([
      { ri: true, dcd: false, cts: false, dtr: false },
      { ri: false, dcd: true, cts: true, dtr: false },
    ]);
    const dropped = world.run(() => once(device, 'lines'));
    near.destroy();
    expect((await dropped)[0]).toMatchObject({ dtr: false, rts: false });
  });

  it('a null modem crosses the lines', async () => {
    const { near, device } = await openBothEnds('null-modem');
    device.setLines({ dtr: false, rts: true });
    expect(near.lines()).toMatchObject({ dsr: false, dcd: false, cts: true });
  });

  it('a pulled cable lets all lines fall and bytes vanish; plugged in again, it works', async () => {
    const { world, near, device } = await openBothEnds('straight');
    world.serialCable('serial').unplug();
    expect(device.lines().dtr).toBe(false);
    near.write('lost');
    await world.advance(1_000);
    world.serialCable('serial').plug();
    near.write('heard');
    expect(await arrival(world, device)).toBe('heard');
    expect(near.destroyed).toBe(false);
  });

  it('a pulled USB plug takes the port away', async () => {
    const { world, box, cable, near } = await openBothEnds('usb');
    const closed = world.run(() => once(near, 'close'));
    cable.unplug();
    await closed;
    expect(await world.run(() => box.serial.list())).toEqual([]);
    cable.plug();
    expect(await world.run(() => box.serial.list())).toEqual(['/dev/ttyS0']);
  });

  it('a device without power drives nothing and hears nothing', async () => {
    const { world, modem, near, device } = await openBothEnds('straight');
    device.setLines({ dsr: true });
    modem.cutPower();
    expect(near.lines().dsr).toBe(false);
    near.write('hello');
    await world.advance(1_000);
    await world.run(() => modem.switchOn());
    expect(await world.run(() => modem.serial.open('/dev/line', { baudRate: 9_600 }))).toBeDefined();
  });
});

import { once } from 'node:events';
import { createWorld, DiskError, type SerialLines } from '@kassensturz/host';
import { afterEach, describe, expect, it } from 'vitest';
import { ReceiptPrinter, type StartedReceiptPrinter } from '../src/index.ts';

let printer: StartedReceiptPrinter;
const PROCESS_ID = Buffer.from('1d28480600303041424344', 'hex');

function worldWithLine() {
  const world = createWorld({ seed: 3 });
  const [box, device] = [world.addHost('box'), world.addHost('printer')];
  world.connectSerial({ host: box, path: '/dev/ttyS0' }, { host: device, path: '/dev/line' }, { kind: 'straight' });
  return { world, box, device };
}

describe('a printer on a serial line', () => {
  afterEach(() => printer.stop());

  async function start(flow: 'lines' | 'xon') {
    const { world, box, device } = worldWithLine();
    const settings = { baudRate: 19_200 };
    printer = await world.run(() =>
      new ReceiptPrinter({ model: 'TM-T20III', receiveBufferBytes: 1024 })
        .withSerial({ path: '/dev/line', settings, flow })
        .start(device),
    );
    const line = await world.run(() => box.serial.open('/dev/ttyS0', settings));
    return { world, line };
  }

  it('prints and answers', async () => {
    const { world, line } = await start('lines');
    await world.run(async () => {
      line.write(Buffer.concat([Buffer.from('Kasse 1\n'), PROCESS_ID]));
      const [answer] = (await once(line, 'data')) as [Buffer];
      expect(answer.toString('hex').slice(0, 4)).toBe('3722');
      expect(printer.paper.text).toBe('Kasse 1');
    });
  });

  it('drops DSR when its buffer is full and raises it again', async () => {
    const { world, line } = await start('lines');
    await world.run(async () => {
      expect(line.lines().dsr).toBe(true);
      printer.openCover();
      line.write(Buffer.alloc(1000));
      const [full] = (await once(line, 'lines')) as [SerialLines];
      expect(full.dsr).toBe(false);
      const raised = once(line, 'lines') as Promise<[SerialLines]>;
      printer.closeCover();
      const [ready] = await raised;
      expect(ready.dsr).toBe(true);
      expect(printer.losses).toEqual([]);
    });
  });

  it('sends XOFF and XON, and loses what comes all the same', async () => {
    const { world, line } = await start('xon');
    await world.run(async () => {
      const heard: number[] = [];
      line.on('data', (bytes: Buffer) => heard.push(...bytes));
      printer.openCover();
      line.write(Buffer.alloc(1200));
      await once(line, 'data');
      expect(heard).toEqual([0x13]);
      printer.closeCover();
      await once(line, 'data');
      expect(heard).toEqual([0x13, 0x11]);
      expect(printer.losses).toMatchObject([{ kind: 'overrun', via: expect.any(String) }]);
    });
  });
});

describe('a printer as a device file', () => {
  afterEach(() => printer.stop());

  it('prints what is written to lp0 and gives its answers to who reads', async () => {
    const world = createWorld();
    const box = world.addHost('box');
    printer = await world.run(() => new ReceiptPrinter().withUsb().start(world.addHost('printer')));
    box.disk.mount('/dev/usb', printer.usb);
    await world.run(async () => {
      const file = box.disk.open('/dev/usb/lp0');
      file.write(Buffer.concat([Buffer.from('Beleg\n'), PROCESS_ID]), 0);
      await printer.next('idle');
      const answer = new Uint8Array(16);
      expect(file.read(answer, 0)).toBe(7);
      expect(printer.paper.text).toBe('Beleg');
      expect(box.disk.list('/dev/usb')).toEqual(['lp0']);
    });
  });

  it('is gone while the printer is off, and says when it takes no more', async () => {
    const world = createWorld();
    printer = await world.run(() =>
      new ReceiptPrinter({ receiveBufferBytes: 100 }).withUsb().start(world.addHost('printer')),
    );
    await world.run(async () => {
      const file = printer.usb.open('/lp0');
      printer.openCover();
      file.write(new Uint8Array(100), 0);
      expect(() => file.write(new Uint8Array(1), 0)).toThrow(expect.objectContaining({ code: 'EAGAIN' }));
      printer.powerOff();
    });
    await world.advance(1);
    expect(() => printer.usb.open('/lp0')).toThrow(DiskError);
  });
});

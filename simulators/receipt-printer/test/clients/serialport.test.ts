import { once } from 'node:events';
import { createWorld, serialBinding } from '@kassensturz/host';
import { SerialPortStream } from '@serialport/stream';
import { describe, expect, it } from 'vitest';
import { ReceiptPrinter } from '../../src/index.ts';

type Binding = ConstructorParameters<typeof SerialPortStream>[0]['binding'];
const PROCESS_ID = Buffer.from('1d28480600303041424344', 'hex');

/** A program that knows nothing but SerialPort, and a printer at the other end of its line, in one process. */
describe('a program that uses SerialPort', () => {
  it('prints, hears the answer and sees on DSR when the buffer is full', async () => {
    const world = createWorld({ seed: 5 });
    const [box, bench] = [world.addHost('box'), world.addHost('printer')];
    world.connectSerial({ host: box, path: '/dev/ttyS0' }, { host: bench, path: '/dev/line' }, { kind: 'straight' });
    const settings = { baudRate: 19_200 };
    const printer = await world.run(() =>
      new ReceiptPrinter({ model: 'TM-T20III', receiveBufferBytes: 1024 })
        .withSerial({ path: '/dev/line', settings, flow: 'lines' })
        .start(bench),
    );
    const binding = serialBinding(box) as unknown as Binding;
    const port = new SerialPortStream({ binding, path: '/dev/ttyS0', ...settings });
    await world.run(async () => {
      await once(port, 'open');
      port.write(Buffer.concat([Buffer.from('Kasse 1\n'), PROCESS_ID]));
      const [answer] = (await once(port, 'data')) as [Buffer];
      expect(answer.toString('hex').slice(0, 4)).toBe('3722');
      expect(printer.paper.text).toBe('Kasse 1');
    });
    const lines = () =>
      new Promise<{ dsr: boolean }>((resolve, reject) => {
        port.get((error, status) => (status ? resolve(status) : reject(error ?? new Error('no status'))));
      });
    expect(await world.run(lines)).toMatchObject({ dsr: true });
    printer.openCover();
    port.write(Buffer.alloc(1000));
    await world.advance(2000);
    expect(await world.run(lines)).toMatchObject({ dsr: false });
    await world.run(() => new Promise((resolve) => port.close(resolve)));
    await world.run(() => printer.stop());
  });
});

import { once } from 'node:events';
import { expect } from 'vitest';
import { SerialError } from '../index.ts';
import { promise } from './on-every-host.ts';

promise('serial', 'the ports of a machine are listed', async ({ host, echoPort }) => {
  expect(await host.serial.list()).toEqual([echoPort]);
});

promise('serial', 'bytes go out and come in', async ({ host, echoPort }) => {
  const port = await host.serial.open(echoPort, { baudRate: 9_600 });
  let heard = '';
  port.on('data', (bytes: Buffer) => {
    heard += bytes.toString();
  });
  const arrived = new Promise<void>((resolve) => port.on('data', () => heard.endsWith('!') && resolve()));
  port.write('Guten Tag!');
  await arrived;
  expect(heard).toContain('Guten Tag!');
  const closed = once(port, 'close');
  port.destroy();
  await closed;
});

promise('serial', 'the lines can be read and set', async ({ host, echoPort }) => {
  const port = await host.serial.open(echoPort, { baudRate: 9_600 });
  port.setLines({ dtr: false, rts: true });
  expect(Object.keys(port.lines()).sort()).toEqual(['cts', 'dcd', 'dsr', 'dtr', 'ri', 'rts']);
  const closed = once(port, 'close');
  port.destroy();
  await closed;
});

promise('serial', 'a port that is not there is ENOENT, one in use EBUSY', async ({ host, echoPort }) => {
  const missing = host.serial.open('/dev/ttyNONE', { baudRate: 9_600 });
  await expect(missing).rejects.toMatchObject({ code: 'ENOENT', path: '/dev/ttyNONE' });
  await expect(missing).rejects.toBeInstanceOf(SerialError);
  const port = await host.serial.open(echoPort, { baudRate: 9_600 });
  await expect(host.serial.open(echoPort, { baudRate: 9_600 })).rejects.toMatchObject({ code: 'EBUSY' });
  const closed = once(port, 'close');
  port.destroy();
  await closed;
  const again = await host.serial.open(echoPort, { baudRate: 9_600 });
  again.destroy();
});

import { nodeHost } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';
import { ReadlineParser, SerialPort } from 'serialport';
import { expect, it } from 'vitest';
import { Modem } from '../../src/index.ts';

it('serialport with its line parser talks to the driver and hears a caller; unplugging ends it', async () => {
  const exchange = new TelephoneExchange();
  const host = nodeHost({ name: 'modem', log: 'silent' });
  const modem = await new Modem({ line: { like: 'germany', callerIdAtMs: 60 } })
    .withLine(exchange, '030 23125 000')
    .withBinding()
    .start(host);
  const [found] = await modem.binding.list();
  expect(found).toMatchObject({ path: '/dev/ttyACM0', vendorId: '0baf', productId: '0303' });
  // Its types know the native driver only; it takes any.
  const options = { binding: modem.binding, path: '/dev/ttyACM0', baudRate: 115_200 };
  const port = new SerialPort(options as ConstructorParameters<typeof SerialPort>[0]);
  const lines: string[] = [];
  const heard = Promise.withResolvers<void>();
  port.pipe(new ReadlineParser({ delimiter: '\r\n' })).on('data', (line: string) => {
    lines.push(line);
    if (line === 'OK') exchange.callFrom('030 23125 201');
    if (line.startsWith('NMBR')) heard.resolve();
  });
  await new Promise((resolve) => port.once('open', resolve));
  port.write('ATE0+VCID=1\r');
  await heard.promise;
  expect(lines.filter((line) => line !== '' && !line.startsWith('DATE') && !line.startsWith('TIME'))).toEqual([
    'ATE0+VCID=1\r',
    'OK',
    'RING',
    'NMBR=03023125201',
  ]);
  const closed = new Promise((resolve) => port.once('close', resolve));
  await modem.unplug();
  expect(await closed).toMatchObject({ disconnected: true });
  await modem.stop();
});

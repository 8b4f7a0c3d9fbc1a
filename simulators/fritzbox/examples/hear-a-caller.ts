// A program at port 1012 of a FRITZ!Box on the real machine: switched on by dial code, one call, and a restart.
import assert from 'node:assert/strict';
import { FritzBox } from '@kassensturz/fritzbox';
import { nodeHost } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';

const host = nodeHost({ log: 'silent' });
const exchange = new TelephoneExchange();
const box = await new FritzBox({ numbers: ['030 23125 100'] })
  .withLine(exchange)
  .withCallMonitor({ port: 0 })
  .start(host);
const address = { host: '127.0.0.1', port: box.callMonitorPort };
await assert.rejects(host.network.connect(address), { code: 'ECONNREFUSED' });

await box.dial('#96*5*');
const connected = box.next('client');
const program = await host.network.connect(address);
program.on('error', () => program.destroy());
await connected;
let heard = '';
const told = new Promise<void>((resolve) => {
  program.on('data', (bytes: Buffer) => {
    heard += bytes.toString('latin1');
    if (heard.includes('DISCONNECT')) resolve();
  });
});
exchange.callFrom('030 23125 201').hangUp();
await told;
assert.match(heard, /;RING;0;03023125201;23125100;SIP0;\r\n.*;DISCONNECT;0;0;\r\n$/);

const closed = new Promise((resolve) => program.once('close', resolve));
await box.powerOff();
await closed;
await box.stop();

// A till that listens to the modem through the driver, in a simulated world: five seconds of ringing take no time.
import assert from 'node:assert/strict';
import { createWorld } from '@kassensturz/host';
import { Modem } from '@kassensturz/modem';
import { TelephoneExchange } from '@kassensturz/telephone';

const world = createWorld({ seed: 1, start: '2026-05-12T07:14:00Z' });
const [box, desk] = [world.addHost('box'), world.addHost('desk')];
const cable = world.connectSerial(
  { host: box, path: '/dev/ttyACM0' },
  { host: desk, path: '/dev/modem' },
  { kind: 'usb' },
);
const exchange = new TelephoneExchange();
const modem = await world.run(() =>
  new Modem().withLine(exchange, '030 23125 100').withSerial({ path: '/dev/modem', cable }).start(desk),
);

const port = await world.run(() => box.serial.open('/dev/ttyACM0', { baudRate: 115_200 }));
let heard = '';
port.on('data', (bytes: Buffer) => {
  heard += bytes.toString('latin1');
});
port.on('error', () => port.destroy());
port.write('ATE0+VCID=1\r');
await world.advance(100);
exchange.callFrom('030 23125 201');
await world.advance(2_000);
assert.match(heard, /RING\r\n\r\nDATE=0512\r\n\r\nTIME=0914\r\n\r\nNMBR=03023125201\r\n$/);
assert.equal(modem.snapshot().callerId, 1);

// Unplugged and plugged in again it has forgotten the switch: only RING is left.
await world.run(() => modem.unplug());
await world.run(() => modem.plugIn());
assert.equal(modem.snapshot().callerId, 0);

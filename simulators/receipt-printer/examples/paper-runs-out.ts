// Virtual time: the paper ends in the middle of a receipt, somebody loads a new roll, and the till hears of both.
import assert from 'node:assert/strict';
import { createWorld } from '@kassensturz/host';
import { ReceiptPrinter } from '@kassensturz/receipt-printer';

const world = createWorld({ seed: 7 });
const [router, till, kitchen] = [world.addRouter('router'), world.addHost('till'), world.addHost('printer')];
world.connect(till, router);
world.connect(kitchen, router);
const printer = await world.run(() =>
  new ReceiptPrinter({ model: 'TM-T20III' }).withRaw({ port: 9100 }).start(kitchen),
);

await world.run(async () => {
  const connection = await till.network.connect({ host: 'printer.local', port: 9100 });
  const heard: string[] = [];
  connection.on('data', (bytes: Uint8Array) => heard.push(Buffer.from(bytes).toString('hex')));
  connection.write(Buffer.from([0x1d, 0x61, 0xff])); // GS a: tell me when your status changes

  printer.runOutOfPaper({ afterMm: 40 });
  connection.write(Buffer.from('line\n'.repeat(20)));
  connection.write(Buffer.from('1d56420010040410', 'hex')); // cut; DLE EOT 4: the roll?
  await printer.next('status', (status) => status.paper === 'end');
  assert.ok(printer.paper.lines.length < 20, 'the rest waits');

  const receipt = printer.next('receipt');
  printer.loadPaper();
  assert.equal((await receipt).lines.length, 20);
  await till.clock.sleep(50);
  assert.equal(heard[0], '1400030f', 'online, paper near its end, no drawer plugged in');
  assert.ok(heard.includes('1c000f0f'), 'offline, paper end');
  connection.destroy();
});
await world.run(() => printer.stop());

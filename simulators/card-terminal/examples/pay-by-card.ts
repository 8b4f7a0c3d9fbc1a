// Virtual time: a customer taps, the cable is cut before the register's answer, and the bank takes the money back.
import assert from 'node:assert/strict';
import { CardTerminal } from '@kassensturz/card-terminal';
import { createWorld } from '@kassensturz/host';

const world = createWorld({ seed: 7 });
const [router, till, counter] = [world.addRouter('router'), world.addHost('till'), world.addHost('terminal')];
world.connect(till, router);
world.connect(counter, router);
const terminal = await world.run(() => new CardTerminal().withTcp({ port: 20_007 }).start(counter));
terminal.customer.habit = 'taps';

const pay = Buffer.from('06010a04000000001050490978', 'hex');
const acknowledge = Buffer.from('800000', 'hex');

await world.run(async () => {
  const connection = await till.network.connect({ host: 'terminal.local', port: 20_007 });
  connection.on('data', (bytes: Buffer) => {
    if (bytes[0] === 0x04 || bytes[0] === 0x06) connection.write(acknowledge);
  });
  connection.write(pay);
  await terminal.next('transaction');
  await terminal.settled();
  assert.deepEqual(
    terminal.paymentHost.charges.map(({ amountCents }) => amountCents),
    [1050],
  );

  connection.removeAllListeners('data');
  connection.on('data', (bytes: Buffer) => {
    if (bytes[0] === 0x04 && bytes[1] === 0x0f) connection.destroy();
    else if (bytes[0] === 0x04) connection.write(acknowledge);
  });
  connection.write(pay);
  const transaction = await terminal.next('transaction');
  assert.equal(transaction.isReversed, true);
  await terminal.settled();
  assert.equal(terminal.paymentHost.charges.length, 1);
});

// A recorded customer: what people do is plain data, so a script, a page or a feature file can play it.
import assert from 'node:assert/strict';
import { CardTerminal, perform, type TerminalAct } from '@kassensturz/card-terminal';
import { createWorld } from '@kassensturz/host';

const world = createWorld({ seed: 1 });
const counter = world.addHost('terminal');
const terminal = await world.run(() => new CardTerminal({ speed: 'instant' }).withTcp().start(counter));
const acts: readonly TerminalAct[] = [
  { act: 'tap', card: 'visa' },
  { act: 'payByHand', amountCents: 1_050 },
  { act: 'fault', name: 'hostDown' },
  { act: 'tap' },
  { act: 'payByHand', amountCents: 2_000 },
];
for (const act of acts) await world.run(() => perform(terminal, act));
assert.deepEqual(
  terminal.paymentHost.charges.map(({ amountCents }) => amountCents),
  [1_050],
);

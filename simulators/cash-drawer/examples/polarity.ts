// The same drawer with both wirings of its switch, and what a till that believes in the other one would think.
import assert from 'node:assert/strict';
import { CashDrawer } from '@kassensturz/cash-drawer';

const usual = new CashDrawer({ sensor: 'low-is-open', contents: { 5000: 1, 1000: 4, 200: 10 } });
const other = new CashDrawer({ sensor: 'high-is-open' });
assert.equal(usual.senseLevel(), 'high', 'shut');
assert.equal(other.senseLevel(), 'low', 'shut as well: the level alone says nothing');

usual.pulse(2, 20, 20);
assert.equal(usual.isOpen, false, 'too short to lift the bolt');
usual.pulse(2, 120, 240);
assert.equal(usual.isOpen, true);

usual.money.putIn({ 5000: 1 });
usual.money.takeOut({ 200: 5 });
usual.close();
assert.equal(usual.countedCents, 2 * 5000 + 4 * 1000 + 5 * 200);

usual.jam();
usual.pulse(2, 120, 240);
assert.deepEqual(
  usual.failedKicks.map(({ reason }) => reason),
  ['pulse too short', 'jammed'],
);
usual.openByKey();
assert.deepEqual(
  usual.openings.map(({ cause }) => cause),
  ['kick', 'key'],
);

// Somebody calls a salon with one line: it rings, is picked up, and a second caller finds it busy.
import assert from 'node:assert/strict';
import { TelephoneExchange } from '@kassensturz/telephone';

const exchange = new TelephoneExchange({ areaCode: '30' });
exchange.connect({ numbers: ['030 23125 100'], ring: (call) => void call.answer() });

const call = exchange.callFrom('+49 (0)30 23125-201');
assert.equal(call.state, 'answered');
assert.deepEqual(call.caller, { kind: 'number', sent: '03023125201', e164: '493023125201' });
assert.equal(exchange.callWithheld().end, 'busy');
call.hangUp();
assert.equal(call.end, 'caller hung up');

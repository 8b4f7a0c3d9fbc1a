import { createWorld, type SimulatedHost } from '@kassensturz/host';
import { beforeEach, expect, test } from 'vitest';
import { CallBook } from './call-book.ts';
import { CallWorker } from './call-worker.ts';
import { CallFailure, type CallHandlers } from './cube-device.ts';
import type { CallMessage, CubeMessage } from './protocol.ts';

const done = { state: 'done', result: 'ok' } as const;
const call = (id: string, name = 'drawer', more: Partial<CallMessage> = {}): CallMessage => {
  return { type: 'call', id, name, payload: null, ageMs: 0, ...more };
};

let world: ReturnType<typeof createWorld>;
let host: SimulatedHost;
let carriedOut: string[];
let sent: CubeMessage[];

beforeEach(() => {
  world = createWorld();
  host = world.addHost('cube');
  carriedOut = [];
  sent = [];
});

/** A cube whose drawer takes two seconds. */
function workerOn(machine: SimulatedHost): CallWorker {
  const handlers: CallHandlers = {
    drawer: async (_payload, emit, { id, demandFresh }) => {
      demandFresh();
      carriedOut.push(id);
      emit('begun');
      await machine.clock.sleep(2_000);
      return 'ok';
    },
    refuse: () => Promise.reject(new CallFailure('jammed', 'Die Lade klemmt.')),
    doubt: () => Promise.reject(new CallFailure('cable', 'Das Kabel ist ab.', { isUnknown: true })),
    break: () => Promise.reject(new TypeError('a mistake of ours')),
    talk: () => Promise.resolve('x'.repeat(100_000)),
  };
  return new CallWorker({
    host: machine,
    book: new CallBook(machine, '/var/cube'),
    handlers,
    send: (message) => sent.push(message),
  });
}

const outcomes = () => sent.flatMap((message) => (message.type === 'outcome' ? [[message.id, message.outcome]] : []));

test('a call is carried out once and answered as often as it is asked for (CK-15)', async () => {
  const worker = workerOn(host);
  for (let time = 0; time < 3; time++) worker.take(call('a'));
  expect(worker.standingOf('a')).toEqual({ state: 'running' });
  await world.advance(10_000);
  worker.take(call('a'));
  expect(carriedOut).toEqual(['a']);
  expect(sent[0]).toEqual({ type: 'progress', id: 'a', payload: 'begun' });
  expect(outcomes()).toEqual([
    ['a', done],
    ['a', done],
  ]);
});

test('also across a restart, and the cube can be asked what became of it', async () => {
  workerOn(host).take(call('a'));
  await world.advance(10_000);
  const restarted = workerOn(host);
  expect(restarted.standingOf('a')).toEqual(done);
  expect(restarted.standingOf('b')).toEqual({ state: 'unheard-of' });
  restarted.take(call('a'));
  await world.advance(10_000);
  expect(carriedOut).toEqual(['a']);
  expect(outcomes()).toEqual([
    ['a', done],
    ['a', done],
  ]);
});

test('one that a power cut broke off has an unknown outcome and is not repeated', async () => {
  workerOn(host).take(call('a'));
  await world.advance(1_000);
  host.cutPower();
  await world.run(() => host.switchOn());
  workerOn(host).take(call('a'));
  await world.advance(10_000);
  expect(carriedOut).toEqual(['a']);
  expect(outcomes()).toMatchObject([['a', { state: 'unknown', code: 'broken-off' }]]);
});

test('many calls of one name push none of another out of memory', async () => {
  const worker = workerOn(host);
  worker.take(call('first', 'refuse'));
  for (let n = 0; n < 250; n++) worker.take(call(`n${n}`));
  await world.advance(10_000);
  expect(workerOn(host).standingOf('first')).toMatchObject({ state: 'failed', code: 'jammed' });
  expect(workerOn(host).standingOf('n249')).toEqual(done);
});

test('a call older than its life is dropped and nothing is done', async () => {
  workerOn(host).take(call('old', 'drawer', { ageMs: 61_000, lifeMs: 60_000 }));
  await world.advance(1_000);
  expect(carriedOut).toEqual([]);
  expect(outcomes()).toMatchObject([['old', { state: 'dropped', code: 'too-old' }]]);
});

test('reasons, doubts, mistakes and long answers are told apart', async () => {
  const worker = workerOn(host);
  for (const name of ['refuse', 'doubt', 'break', 'talk', 'juggle', 'constructor']) worker.take(call(name, name));
  await world.advance(1_000);
  expect(Object.fromEntries(outcomes())).toMatchObject({
    refuse: { state: 'failed', code: 'jammed', text: 'Die Lade klemmt.' },
    doubt: { state: 'unknown', code: 'cable' },
    break: { state: 'unknown', code: 'handler-broke' },
    talk: { state: 'done', result: { isTooLong: true } },
    juggle: { state: 'failed', code: 'call-unknown' },
    constructor: { state: 'failed', code: 'call-unknown' },
  });
});

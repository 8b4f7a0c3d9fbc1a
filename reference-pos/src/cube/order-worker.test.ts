import { createWorld, type SimulatedHost } from '@kassensturz/host';
import { beforeEach, expect, test } from 'vitest';
import type { Delivery, DeliveryOutcome, Order } from '../jobs/delivery.ts';
import { OrderBook } from './order-book.ts';
import { OrderWorker } from './order-worker.ts';

const done: DeliveryOutcome = { outcome: 'done', isPaperNearEnd: false };
const drawer = (id: string, ageMs = 0) => ({ type: 'order', id, ageMs, work: { kind: 'drawer' } }) as const;

let world: ReturnType<typeof createWorld>;
let host: SimulatedHost;
let delivered: Order[];
let reported: [string, DeliveryOutcome][];

beforeEach(() => {
  world = createWorld();
  host = world.addHost('cube');
  delivered = [];
  reported = [];
});

/** A cube whose devices take two seconds for everything. */
function workerOn(machine: SimulatedHost): OrderWorker {
  const delivery: Delivery = {
    channel: () => 'server',
    canDeliver: () => true,
    deliver: async (order) => {
      delivered.push(order);
      await machine.clock.sleep(2_000);
      return done;
    },
    stop: () => Promise.resolve(),
  };
  const report = async (id: string, outcome: DeliveryOutcome) => {
    reported.push([id, outcome]);
    return true;
  };
  return new OrderWorker({ host: machine, book: new OrderBook(machine, '/var/cube'), delivery, report });
}

test('an order is done once and answered as often as it is asked for (CK-15)', async () => {
  const worker = workerOn(host);
  for (let time = 0; time < 3; time++) worker.take(drawer('a'));
  await world.advance(10_000);
  expect(delivered.map(({ id }) => id)).toEqual(['a']);
  expect(reported).toEqual(Array.from({ length: 3 }, () => ['a', done]));
});

test('also across a restart', async () => {
  workerOn(host).take(drawer('a'));
  await world.advance(10_000);
  workerOn(host).take(drawer('a'));
  await world.advance(10_000);
  expect(delivered).toHaveLength(1);
  expect(reported).toEqual([
    ['a', done],
    ['a', done],
  ]);
});

test('one that a power cut broke off has an unknown outcome and is not repeated', async () => {
  workerOn(host).take(drawer('a'));
  await world.advance(1_000);
  host.cutPower();
  await world.run(() => host.switchOn());
  workerOn(host).take(drawer('a'));
  await world.advance(10_000);
  expect(delivered).toHaveLength(1);
  expect(reported).toMatchObject([['a', { outcome: 'unknown' }]]);
});

test('the drawer is not opened more than a minute after the sale, however the minute went by', async () => {
  const worker = workerOn(host);
  worker.take(drawer('old', 61_000));
  for (let n = 0; n < 40; n++) worker.take(drawer(`n${n}`));
  await world.advance(200_000);
  expect(reported[0]).toMatchObject(['old', { outcome: 'dropped', cause: 'too-old' }]);
  expect(delivered.length).toBeLessThanOrEqual(31);
  expect(reported.at(-1)).toMatchObject(['n39', { outcome: 'dropped' }]);
});

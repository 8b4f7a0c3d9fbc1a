import { createWorld, serveHttp } from '@kassensturz/host';
import express from 'express';
import { beforeEach, expect, test } from 'vitest';
import { CallBook } from '../cube/call-book.ts';
import { CallWorker } from '../cube/call-worker.ts';
import type { CallHandlers } from '../cube/cube-device.ts';
import { KeptPairing } from '../cube/kept-pairing.ts';
import { Outbox } from '../cube/outbox.ts';
import type { ServerMessage } from '../cube/protocol.ts';
import { ServerConnection } from '../cube/server-connection.ts';
import { answerFailures } from '../http/failures.ts';
import { CubeLink } from './cube-link.ts';
import type { PairingWish } from './cube-pairing.ts';
import { CubeRelay } from './cube-relay.ts';
import { cubeRoutes } from './cube-routes.ts';

let secret: string | undefined;
let carriedOut: string[];

/** A server and a cube whose only device takes ten seconds to pay. */
async function openRelay() {
  const world = createWorld({ seed: 3 });
  const router = world.addRouter('router');
  const [server, cube] = [world.addHost('server'), world.addHost('cube')];
  world.connect(server, router);
  const cable = world.connect(cube, router, { name: 'cube' });
  const link = new CubeLink(server);
  const pairing = {
    isSecretRight: (shown: string) => shown === secret,
    pair: (wish: PairingWish) => {
      secret = wish.secret;
      return { id: 'cube' };
    },
  };
  const relay = new CubeRelay(server, link, { paperMm: 80, devices: { terminal: { port: 22_000 } } });
  await world.run(async () => {
    const app = express()
      .use(express.json())
      .use(cubeRoutes({ link, pairing, salon: 'Test' }));
    await serveHttp(server, { port: 80 }, express().use('/api/v1', app).use(answerFailures(server)));
  });
  const settings: ServerMessage[] = [];
  const handlers: CallHandlers = {
    'card.pay': async (payload, emit, { id }) => {
      carriedOut.push(id);
      emit({ text: 'Karte vorhalten' });
      await cube.clock.sleep(10_000);
      return { paid: payload };
    },
  };
  const connection: ServerConnection = new ServerConnection({
    host: cube,
    serverUrl: `http://${server.network.addresses()[0]}`,
    pairing: new KeptPairing(cube, '/var/cube'),
    pairingCode: 'TEST-CODE',
    name: 'Cube',
    onOpen: () => outbox.flush(),
    onMessage: (message) => {
      if (message.type === 'call') worker.take(message);
      if (message.type === 'settings') settings.push(message);
      if (message.type === 'inquiry') {
        outbox.send({ type: 'standing', id: message.id, standing: worker.standingOf(message.id) });
      }
    },
  });
  const outbox = new Outbox(cube, (messages) => connection.post('/messages', { messages }));
  const worker = new CallWorker({
    host: cube,
    book: new CallBook(cube, '/var/cube'),
    handlers,
    send: (message) => outbox.send(message),
  });
  cube.clock.every(4_000, () => outbox.send({ type: 'state', devices: { terminal: { isReady: true } } }));
  connection.start();
  await world.advance(1_000);
  return { world, server, relay, cable, outbox, settings };
}

beforeEach(() => {
  carriedOut = [];
});

test('a call is answered with its result, after its progress', async () => {
  const { world, relay } = await openRelay();
  const progress: unknown[] = [];
  const call = relay.call({ id: 'a', name: 'card.pay', payload: 3400, onProgress: (said) => progress.push(said) });
  await world.advance(5_000);
  expect(progress).toEqual([{ text: 'Karte vorhalten' }]);
  expect(await world.run(() => relay.whatBecameOf('a'))).toEqual({ state: 'running' });
  await world.advance(10_000);
  expect(await call).toEqual({ state: 'done', result: { paid: 3400 } });
  expect(await world.run(() => relay.whatBecameOf('a'))).toEqual({ state: 'done', result: { paid: 3400 } });
  expect(await world.run(() => relay.whatBecameOf('b'))).toEqual({ state: 'unheard-of' });
});

test('a cable that is cut in the middle loses neither the call nor its result, and nothing is done twice', async () => {
  for (const cutAfterMs of [5, 20, 60, 500, 9_900, 10_020, 10_060]) {
    carriedOut = [];
    const { world, relay, cable } = await openRelay();
    const call = relay.call({ id: 'a', name: 'card.pay', payload: 1, withinMs: 60_000 });
    await world.advance(cutAfterMs);
    cable.unplug();
    await world.advance(20_000);
    cable.plug();
    await world.advance(40_000);
    expect(await call, `cut after ${cutAfterMs} ms`).toEqual({ state: 'done', result: { paid: 1 } });
    expect(carriedOut).toEqual(['a']);
  }
});

test('without a cube a call has surely not happened, and nobody can be asked', async () => {
  const { world, relay, cable } = await openRelay();
  cable.unplug();
  await world.advance(15_000);
  expect(relay.isConnected).toBe(false);
  expect(await relay.call({ name: 'card.pay' })).toMatchObject({ state: 'failed', code: 'no-cube' });
  expect(await relay.whatBecameOf('a')).toBeUndefined();
  expect(relay.stateOf('terminal')).toBeUndefined();
});

test('one that is not answered in time is unknown; what comes later is told, too', async () => {
  const { world, relay } = await openRelay();
  const late: unknown[] = [];
  relay.onLateOutcome((id, outcome) => late.push([id, outcome]));
  const call = relay.call({ id: 'a', name: 'card.pay', withinMs: 3_000 });
  await world.advance(20_000);
  expect(await call).toMatchObject({ state: 'unknown', code: 'no-answer' });
  expect(late).toEqual([['a', { state: 'done', result: { paid: null } }]]);
});

test('events are heard once and in order, also those of a short outage; old ones are not told any more', async () => {
  const { world, server, relay, cable, outbox } = await openRelay();
  const heard: string[] = [];
  const ages: number[] = [];
  const tell = (payload: string) => outbox.send({ type: 'event', id: payload, name: 'ring', payload, ageMs: 0 });
  const stop = relay.onEvent('ring', (payload, atMs) => {
    heard.push(String(payload));
    ages.push(Math.round((server.clock.now() - atMs) / 1000));
  });
  tell('first');
  await world.advance(1_000);
  cable.unplug();
  tell('old');
  await world.advance(65_000);
  for (const payload of ['fresh', 'fresher']) tell(payload);
  await world.advance(20_000);
  cable.plug();
  await world.advance(10_000);
  stop();
  tell('unheard');
  await world.advance(1_000);
  expect(heard).toEqual(['first', 'fresh', 'fresher']);
  expect(ages[0]).toBe(0);
  expect(ages[1]).toBeGreaterThan(19);
});

test('the cube hears which devices exist, and again after each change', async () => {
  const { world, relay, settings } = await openRelay();
  relay.setUpDevice('modem', { path: '/dev/ttyACM0' });
  await world.advance(1_000);
  expect(settings).toEqual([
    { type: 'settings', paperMm: 80, devices: { terminal: { port: 22_000 } } },
    { type: 'settings', paperMm: 80, devices: { terminal: { port: 22_000 }, modem: { path: '/dev/ttyACM0' } } },
  ]);
  await world.advance(4_000);
  expect(relay.stateOf('terminal')).toMatchObject({ state: { isReady: true } });
});

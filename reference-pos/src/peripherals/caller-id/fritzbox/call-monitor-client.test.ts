import { type Connection, createWorld } from '@kassensturz/host';
import { expect, it } from 'vitest';
import type { CallerIdState, CallSignal } from '../caller-id-source.ts';
import { CallMonitorClient } from './call-monitor-client.ts';

/** A till that listens to a port which says what the test wants. */
async function listening() {
  const world = createWorld({ seed: 2 });
  const router = world.addRouter('router');
  const [box, fritz] = [world.addHost('box'), world.addHost('fritz')];
  world.connect(box, router);
  const cable = world.connect(fritz, router, { name: 'fritz' });
  const programs: Connection[] = [];
  const open = () =>
    world.run(() =>
      fritz.network.listen({ port: 1012 }, (connection) => {
        programs.push(connection);
        connection.on('error', () => connection.destroy());
        connection.resume();
      }),
    );
  const listener = await open();
  const [signals, states]: [CallSignal[], CallerIdState[]] = [[], []];
  const address = { host: fritz.network.addresses()[0] ?? '', port: 1012 };
  const client = new CallMonitorClient(box, address, {
    onSignal: (signal) => signals.push(signal),
    onState: (state) => states.push(state),
  });
  await world.advance(1_000);
  const say = async (text: string) => {
    programs.at(-1)?.write(text);
    await world.advance(100);
  };
  return { world, cable, client, signals, states, programs, say, listener, open };
}

it('joins the events of calls that go on at the same time, by the small numbers that come again', async () => {
  const { signals, say } = await listening();
  await say('12.05.26 09:14:03;RING;0;03023125201;23125100;SIP0;\r\n12.05.26 09:14:04;RING;1;;23125100;SIP0;\r\n');
  await say('12.05.26 09:14:05;CONNECT;1;10;;\r\n12.05.26 09:14:06;DISCONNECT;0;0;\r\n');
  await say('12.05.26 09:14:07;RING;0;04066969777;23125100;\n');
  const ids = [...new Set(signals.map(({ callId }) => callId))];
  expect(signals.map(({ callId, ...signal }) => ({ call: ids.indexOf(callId), ...signal }))).toEqual([
    { call: 0, type: 'ringing', caller: '03023125201', called: '23125100' },
    { call: 1, type: 'ringing', caller: '', called: '23125100' },
    { call: 1, type: 'answered' },
    { call: 0, type: 'ended' },
    { call: 2, type: 'ringing', caller: '04066969777', called: '23125100' },
  ]);
});

it('passes over what it did not see begin, what the salon dials, pieces, and nonsense', async () => {
  const { signals, say } = await listening();
  await say('12.05.26 09:14:05;CONNECT;3;10;030;\r\n12.05.26 09:14:06;DISCONNECT;3;8;\r\n');
  await say('12.05.26 09:20:11;CALL;0;11;987654;06990009123#;SIP1;\r\n');
  await say(`HTTP/1.1 400 Bad Request\r\n\r\n${'x'.repeat(5_000)}\r\n12.05.26 09:`);
  await say('21:00;RING;0;0302312');
  expect(signals).toEqual([]);
  await say('5201;23125100;SIP0;\r');
  await say('\n');
  expect(signals).toMatchObject([{ type: 'ringing', caller: '03023125201' }]);
});

it('comes back when the box restarts, and says meanwhile what is wrong (PH-27)', async () => {
  const { world, listener, open, client, states, programs, say, signals } = await listening();
  await world.run(() => listener.close({ connections: true }));
  await world.advance(90_000);
  expect(client.state()).toMatchObject({ state: 'failed', trouble: 'refused' });
  await open();
  await world.advance(20_000);
  expect(client.state()).toMatchObject({ state: 'ready' });
  expect(states.map((state) => (state.state === 'failed' ? state.trouble : state.state))).toEqual([
    'ready',
    'lost',
    'refused',
    'ready',
  ]);
  expect(programs.length).toBeGreaterThan(1);
  await say('12.05.26 09:14:03;RING;0;03023125201;23125100;SIP0;\r\n');
  expect(signals).toHaveLength(1);
});

it('notices a cable that was cut without a word within a minute', async () => {
  const { world, cable, client } = await listening();
  cable.unplug();
  await world.advance(60_000);
  expect(client.state()).toMatchObject({ state: 'failed' });
  cable.plug();
  await world.advance(30_000);
  expect(client.state()).toMatchObject({ state: 'ready' });
});

it('checks on demand, and stops for good', async () => {
  const { world, listener, client, programs } = await listening();
  expect(await world.run(() => client.check())).toEqual({ isFine: true });
  await world.run(() => listener.close({ connections: true }));
  expect(await world.run(() => client.check())).toEqual({ isFine: false, trouble: 'refused' });
  await client.stop();
  const before = programs.length;
  await world.advance(300_000);
  expect(programs).toHaveLength(before);
});

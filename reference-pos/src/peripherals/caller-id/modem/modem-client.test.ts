import { createWorld, type SerialConnection } from '@kassensturz/host';
import { expect, it } from 'vitest';
import type { CallerIdState, CallSignal } from '../caller-id-source.ts';
import { ModemClient } from './modem-client.ts';

/** A till with a modem that answers as the test wants; `answers` by command, otherwise OK. */
async function listening(answers: Readonly<Record<string, string>> = {}) {
  const world = createWorld({ seed: 2 });
  const [box, desk] = [world.addHost('box'), world.addHost('desk')];
  const plug = world.connectSerial(
    { host: box, path: '/dev/ttyACM0' },
    { host: desk, path: '/dev/modem' },
    { kind: 'usb' },
  );
  const asked: string[] = [];
  let modem: SerialConnection | undefined;
  const switchOn = async () => {
    modem = await world.run(() => desk.serial.open('/dev/modem', { baudRate: 115_200 }));
    modem.on('error', () => undefined);
    modem.on('data', (bytes: Buffer) => {
      for (const command of bytes.toString().split('\r').filter(Boolean)) {
        asked.push(command);
        const answer = answers[command] ?? '\r\nOK\r\n';
        if (answer !== '') modem?.write(answer);
      }
    });
  };
  await switchOn();
  const [signals, states]: [CallSignal[], CallerIdState[]] = [[], []];
  const client = new ModemClient(box, '/dev/ttyACM0', {
    onSignal: (signal) => signals.push(signal),
    onState: (state) => states.push(state),
  });
  await world.advance(1_000);
  const say = async (text: string, ms = 100) => {
    modem?.write(Buffer.from(text, 'latin1'));
    await world.advance(ms);
  };
  return { world, plug, client, asked, signals, states, say, switchOn };
}

const callers = (signals: readonly CallSignal[]) =>
  signals.map((signal) => (signal.type === 'ringing' ? (signal.caller ?? 'none') : signal.type));

it('brings the modem into the state it needs', async () => {
  const { asked, client } = await listening();
  expect(asked).toEqual(['ATE0V1Q0', 'ATS0=0', 'AT+VCID=1']);
  expect(client.state()).toMatchObject({ state: 'ready' });
});

it('falls back to the other name of the switch, and says so when the modem has neither', async () => {
  const other = await listening({ 'AT+VCID=1': '\r\nERROR\r\n' });
  expect(other.asked.at(-1)).toBe('AT#CID=1');
  expect(other.client.state()).toMatchObject({ state: 'ready' });
  const neither = await listening({ 'AT+VCID=1': '\r\nERROR\r\n', 'AT#CID=1': '\r\nERROR\r\n' });
  expect(neither.client.state()).toMatchObject({ state: 'failed', trouble: 'no-caller-id' });
});

it.each([
  ['tight', '\r\nRING\r\n', '\r\nDATE=0512\r\n\r\nTIME=0914\r\n\r\nNMBR=03023125201\r\n', '03023125201'],
  ['with blanks, in small letters', '\r\nRING\r\n', '\r\ndate = 0512\r\nnmbr = 03023125201\r\n', '03023125201'],
  ['name first', '\r\nRING A\r\n', '\r\nNAME=J\xd6RG\r\n\r\nNMBR=03023125201\r\n', '03023125201'],
  ['a dialled number', '\r\nRING\r\n', '\r\nDDN_NMBR=03023125201\r\n', '03023125201'],
  ['private', '\r\nRING\r\n', '\r\nNMBR=P\r\n', 'P'],
  ['not available', '\r\nRING\r\n', '\r\nNMBR = O\r\n', 'O'],
])('tells a caller who is %s', async (_form, ring, block, caller) => {
  const { signals, say, world } = await listening();
  await say(ring, 1_100);
  expect(signals).toEqual([]);
  await say(block);
  await say('\r\nRING\r\n');
  expect(callers(signals)).toEqual([caller]);
  await world.advance(9_000);
  expect(callers(signals)).toEqual([caller, 'ended']);
});

it('tells data that come before the first ring, and a number that is said twice', async () => {
  const { signals, say } = await listening();
  await say('\r\nDATE=0512\r\nTIME=0914\r\nNMBR=03023125201\r\nNMBR=O\r\n', 1_000);
  await say('\r\nRING\r\n');
  expect(callers(signals)).toEqual(['03023125201']);
});

it('tells two callers who follow each other closely as two', async () => {
  const { signals, say } = await listening();
  await say('\r\nRING\r\n', 1_000);
  await say('\r\nNMBR=03023125201\r\n', 4_000);
  await say('\r\nRING\r\n', 1_000);
  await say('\r\nNMBR=03023125202\r\n');
  expect(callers(signals)).toEqual(['03023125201', 'ended', '03023125202']);
  expect(new Set(signals.map(({ callId }) => callId)).size).toBe(2);
});

it('tells a call without a number at the second ring: the line has sent none (F-CID-NOCLIP)', async () => {
  const { signals, say } = await listening();
  await say('\r\nRING\r\n', 5_000);
  expect(signals).toEqual([]);
  await say('\r\nRING\r\n');
  expect(callers(signals)).toEqual(['none']);
});

it('reads words in pieces, RING between a command and its answer, and a modem left talking in digits', async () => {
  const { asked, signals, say, world } = await listening({ ATE0V1Q0: '0\r' });
  for (const piece of ['\r\nRI', 'NG\r', '\n\r\nNM', 'BR=0302', '3125201\r\n']) await say(piece);
  expect(callers(signals)).toEqual(['03023125201']);
  const before = asked.length;
  await say('2\r');
  await world.advance(1_000);
  expect(asked.slice(before)).toEqual(['ATE0V1Q0', 'ATS0=0', 'AT+VCID=1']);
});

it('switches caller ID on again every minute: modems forget it', async () => {
  const { asked, world } = await listening();
  await world.advance(61_000);
  expect(asked.filter((command) => command === 'AT+VCID=1')).toHaveLength(2);
});

it('notices a plug that was pulled, and comes back with it', async () => {
  const { world, plug, client, signals, say, switchOn } = await listening();
  await say('\r\nRING\r\n', 1_000);
  await say('\r\nNMBR=03023125201\r\n');
  plug.unplug();
  await world.advance(5_000);
  expect(client.state()).toMatchObject({ state: 'failed', trouble: 'port-missing' });
  expect(callers(signals)).toEqual(['03023125201', 'ended']);
  plug.plug();
  await switchOn().catch(() => undefined);
  await world.advance(30_000);
  expect(client.state()).toMatchObject({ state: 'ready' });
});

it('says that a modem does not answer', async () => {
  const { world, client } = await listening({ ATE0V1Q0: '' });
  await world.advance(10_000);
  expect(client.state()).toMatchObject({ state: 'failed', trouble: 'no-answer' });
  await client.stop();
});

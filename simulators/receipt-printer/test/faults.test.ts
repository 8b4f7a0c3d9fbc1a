import { afterEach, describe, expect, it } from 'vitest';
import { FAULTS, type FaultName, type FaultOptions } from '../src/index.ts';
import { type Bench, postEpos, startBench } from './physics.ts';

const LINE_AND_ID = Buffer.from(`x\n\x1d\x28\x48\x06\x00\x30\x30ABCD`, 'latin1');

/** What each fault does to somebody who wants to print, seen from outside. */
const EFFECTS: Readonly<
  Record<FaultName, readonly [seen: (bench: Bench) => Promise<unknown>, during: unknown, options?: FaultOptions]>
> = {
  nearEnd: [async ({ printer }) => printer.status.paper, 'near end'],
  paperOut: [async (bench) => (await postEpos(bench, '')).code, 'EPTR_REC_EMPTY'],
  coverOpen: [async (bench) => (await postEpos(bench, '')).code, 'EPTR_COVER_OPEN'],
  cutterJam: [async (bench) => (await postEpos(bench, '<text>x&#10;</text><cut/>')).code, 'EPTR_CUTTER'],
  paperJam: [async (bench) => (await postEpos(bench, '')).code, 'EPTR_MECHANICAL'],
  overheating: [async (bench) => (await postEpos(bench, '')).code, 'EPTR_AUTOMATICAL'],
  unrecoverable: [async (bench) => (await postEpos(bench, '')).code, 'EPTR_UNRECOVERABLE'],
  offline: [async ({ printer }) => printer.status.isOnline, false],
  powerOff: [
    async (bench) =>
      bench.fetch(bench.printer.eposUrl, { method: 'POST', body: '' }).then(
        () => 'answered',
        () => 'unreachable',
      ),
    'unreachable',
  ],
  slowPrint: [printMs, 'slow', { factor: 4 }],
  fullBuffer: [async (bench) => isPrinted(bench), false],
  cutConnection: [
    async (bench) => {
      const client = await bench.connect();
      client.send(LINE_AND_ID);
      return client.hear(7).catch(() => 'broken');
    },
    'broken',
    { bytes: 3 },
  ],
  answerLost: [async (bench) => answerWithin(bench), 'no answer'],
  noCors: [
    async (bench) =>
      (await bench.fetch(bench.printer.eposUrl, { method: 'OPTIONS' })).headers.get('access-control-allow-origin'),
    null,
  ],
  redirectToTls: [
    async (bench) => (await bench.fetch(bench.printer.eposUrl, { method: 'POST', body: '' })).status,
    302,
  ],
  slowTls: [async (bench) => answerWithin(bench, bench.printer.eposTlsUrl), 'no answer', { delayMs: 3_600_000 }],
  badPort: [async (bench) => (await postEpos(bench, '')).code, 'EX_BADPORT'],
  changedAddress: [async ({ printer }) => ports.has(printer.rawPort), false],
  otherClient: [async (bench) => isPrinted(bench), false],
  tarpit: [async (bench) => answerWithin(bench), 'no answer'],
  wrongCodePage: [printedEuro, '╒'],
};

const ports = new Set<number>();

/** Whether an answer comes within a third of a second. */
async function answerWithin(bench: Bench, url = bench.printer.eposUrl): Promise<string> {
  const stop = new AbortController();
  const body = '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/>';
  const post = bench.fetch(url, { method: 'POST', body, signal: stop.signal }).then(
    async (response) => ((await response.text()).includes('response') ? 'answered' : 'nonsense'),
    (error: Error) => `failed: ${String(error.cause)}`,
  );
  const answer = await Promise.race([post, bench.till.clock.sleep(300).then(() => 'no answer')]);
  stop.abort();
  return answer;
}

async function printMs(bench: Bench): Promise<string> {
  const client = await bench.connect();
  const started = bench.till.clock.now();
  client.send('x\n'.repeat(20), LINE_AND_ID);
  await client.hear(7);
  client.connection.end();
  return bench.till.clock.now() - started > 500 ? 'slow' : 'quick';
}

async function isPrinted(bench: Bench): Promise<boolean> {
  const client = await bench.connect();
  client.send(LINE_AND_ID);
  const printed = client.hear(7).then(
    () => true,
    () => false,
  );
  const isPrinted = await Promise.race([printed, bench.till.clock.sleep(300).then(() => false)]);
  client.connection.end();
  return isPrinted;
}

async function printedEuro(bench: Bench): Promise<string> {
  const client = await bench.connect();
  client.send([0x1b, 0x74, 19, 0xd5, 0x0a], LINE_AND_ID);
  await client.hear(7);
  client.connection.end();
  return bench.printer.paper.lines.at(-2)!;
}

/** In a simulated world, where waiting for what does not come costs nothing. */
describe('faults by name', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it.each(Object.keys(FAULTS) as FaultName[])('%s begins and can be healed', async (name) => {
    bench = await startBench('simulated', { tls: true });
    const { printer } = bench;
    const [seen, during, options] = EFFECTS[name];
    await bench.run(async () => {
      ports.add(printer.rawPort);
      printer.fault(name, options);
      await bench.till.clock.sleep(20);
      expect(printer.faults).toEqual([name]);
      expect(await seen(bench)).toBe(during);
      const isRestarted = name === 'powerOff' || name === 'unrecoverable';
      const back = isRestarted ? printer.next('status', (status) => status.isOnline) : undefined;
      printer.heal(name);
      await back;
      await bench.till.clock.sleep(20);
      expect(printer.faults).toEqual([]);
      expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
      // A healed jam lets the waiting cut happen; seeing it again would need another jam.
      if (name !== 'cutterJam') expect(await seen(bench)).not.toBe(during);
    });
  });
});

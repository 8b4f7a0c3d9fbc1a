import { CashDrawer } from '@kassensturz/cash-drawer';
import { afterEach, describe, expect, it } from 'vitest';
import type { StartedReceiptPrinter } from '../src/index.ts';
import { type Bench, PHYSICS, postEpos, startBench } from './physics.ts';

const ALL_EOT = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4];

/** States and their bytes, pin 3 low: DLE EOT 1–4, ASB, GS r 1, ePOS status of a failure (0: success), ePOS code. */
const ROWS: readonly (readonly [
  state: string,
  act: (printer: StartedReceiptPrinter) => void,
  eot: string,
  asb: string,
  gsR: string | undefined,
  status: number,
  code: string,
])[] = [
  ['ready', () => {}, '12121212', '1000000f', '00', 251658258, ''],
  ['near end', (p) => p.reachNearEnd(), '1212121e', '1000030f', '03', 251854866, ''],
  ['paper end', (p) => p.runOutOfPaper(), '1a32127e', '18000f0f', undefined, 252641304, 'EPTR_REC_EMPTY'],
  ['cover open', (p) => p.openCover(), '1a161212', '3800000f', undefined, 251658296, 'EPTR_COVER_OPEN'],
  ['paper jam', (p) => p.jamPaper(), '1a521612', '1804000f', undefined, 251659288, 'EPTR_MECHANICAL'],
  ['broken down', (p) => p.breakDown(), '1a523212', '1820000f', undefined, 251666456, 'EPTR_UNRECOVERABLE'],
  ['overheated', (p) => p.overheat(), '1a525212', '1840000f', undefined, 251674648, 'EPTR_AUTOMATICAL'],
];

describe.each(PHYSICS)('status bytes, %s', (kind) => {
  let bench: Bench;
  afterEach(() => bench.stop());

  it.each(ROWS)('%s', async (_, act, eot, asb, gsR, status, code) => {
    // A drawer that reads low when it is shut.
    bench = await startBench(kind, { drawer: new CashDrawer({ sensor: 'high-is-open' }) });
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x1d, 0x61, 0xff]);
      expect(await client.hear(4)).toBe('1000000f');
      act(bench.printer);
      if (asb !== '1000000f') expect(await client.hear(4)).toBe(asb);
      client.send(ALL_EOT);
      expect(await client.hear(4)).toBe(eot);
      client.send([0x1d, 0x72, 1], [0x10, 4, 1]);
      // Real-time answers come; queued ones wait while the printer is offline.
      const answers = gsR === undefined ? [eot.slice(0, 2)] : [gsR, eot.slice(0, 2)];
      expect((await client.hear(answers.length)).match(/../g)!.sort()).toEqual(answers.sort());
      const answer = await postEpos(bench, '');
      expect(answer).toEqual({ success: String(code === ''), code, status });
    });
  });

  it('adds up: cover open and paper out', async () => {
    bench = await startBench(kind, { drawer: new CashDrawer({ sensor: 'high-is-open' }) });
    await bench.run(async () => {
      const client = await bench.connect();
      bench.printer.runOutOfPaper();
      bench.printer.openCover();
      client.send(ALL_EOT);
      expect(await client.hear(4)).toBe('1a36127e');
    });
  });

  it('reads pin 3 high without a drawer, and as the drawer gives it', async () => {
    const drawer = new CashDrawer({ sensor: 'low-is-open' });
    bench = await startBench(kind, { drawer });
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x10, 4, 1, 0x1d, 0x72, 2]);
      expect(await client.hear(2)).toBe('1601');
      drawer.openByKey();
      client.send([0x10, 4, 1, 0x1d, 0x72, 2]);
      expect(await client.hear(2)).toBe('1200');
      expect(await postEpos(bench, '')).toMatchObject({ status: 251658258 });
      drawer.plugged = false;
      expect(await postEpos(bench, '')).toMatchObject({ status: 251658262 });
    });
  });

  it('sends the automatic status on changes that were asked for, and none after ESC @', async () => {
    const drawer = new CashDrawer({ sensor: 'high-is-open' });
    bench = await startBench(kind, { drawer });
    await bench.run(async () => {
      const client = await bench.connect();
      client.send([0x1d, 0x61, 1]);
      expect(await client.hear(4)).toBe('1000000f');
      bench.printer.reachNearEnd();
      drawer.openByKey();
      expect(await client.hear(4)).toBe('1400030f');
      client.send([0x1b, 0x40, 0x1d, 0x72, 2]);
      expect(await client.hear(1)).toBe('01');
      drawer.close();
      client.send([0x1d, 0x72, 2]);
      expect(await client.hear(1)).toBe('00');
      expect(client.unheard).toBe('');
    });
  });
});

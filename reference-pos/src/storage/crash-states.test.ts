import { createWorld, type Host } from '@kassensturz/host';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Durability } from './durability.ts';
import { type CrashRun, type CrashTally, recordRun, tryCrashStates } from './proof/crash-states.ts';
import type { Change } from './proof/recorded-disk.ts';

/** More receipts per run for a long night: `CRASH_RECEIPTS=60`. */
const receipts = Number(process.env['CRASH_RECEIPTS'] ?? 4);

describe('power cut at every change of the disk', () => {
  let host: Host;
  beforeAll(async () => {
    const box = createWorld({ seed: 11 }).addHost('box');
    await box.switchOn();
    host = box;
  });

  const policies = ['strict', 'ext4'] as const;
  const modes = ['lose', 'prefix', 'reorder'] as const;
  const states = policies.flatMap((policy) => modes.map((mode) => ({ policy, mode })));

  test.each(states)('$mode, names $policy: nothing acknowledged is lost, nothing is torn', async ({ policy, mode }) => {
    const run: CrashRun = { receipts: [receipts, 2] };
    const changes = await recordRun(host, run);
    const tally = await tryCrashStates(host, changes, run, { policies: [policy], modes: [mode], seed: 7 });
    expect(tally.findings).toEqual([]);
    expect(tally).toMatchObject({ lost: 0, damaged: 0, ok: tally.states });
    expect(tally.states).toBe(tally.points);
    expect(tally.points).toBeGreaterThan(40);
  });

  test('equal seeds give equal disks', async () => {
    const record = async (): Promise<unknown> => {
      const box = createWorld({ seed: 4 }).addHost('box');
      await box.switchOn();
      return await recordRun(box, { receipts: [2, 1] });
    };
    expect(await record()).toEqual(await record());
  });

  const wrongModes: readonly (readonly [string, Durability])[] = [
    ['synchronous=normal', { journalMode: 'wal', synchronous: 'normal' }],
    ['synchronous=off', { journalMode: 'wal', synchronous: 'off' }],
    ['a journal in memory', { journalMode: 'memory', synchronous: 'full' }],
  ];

  test.each(wrongModes)('the same check catches %s', async (_name, durability) => {
    const tally = await tryShortRun({ receipts: [2, 1], durability });
    expect(tally.lost + tally.damaged).toBeGreaterThan(0);
  });

  test('the same check catches a drive that lies about syncs', async () => {
    const tally = await tryShortRun({ receipts: [2, 1], isSyncLying: true });
    expect(tally.lost + tally.damaged).toBeGreaterThan(0);
  });

  test('the same check catches names that were never synced', async () => {
    const tally = await tryShortRun({ receipts: [2, 1] }, (change) => change.kind !== 'syncDirectory');
    expect(tally.lost + tally.damaged).toBeGreaterThan(0);
  });

  async function tryShortRun(run: CrashRun, isKept: (change: Change) => boolean = () => true): Promise<CrashTally> {
    const changes = (await recordRun(host, run)).filter(isKept);
    return await tryCrashStates(host, changes, run, { policies: ['strict'], modes: ['lose', 'reorder'], seed: 7 });
  }
});

import { type Host, type NamePolicy, type PowerCutMode, SeededRandom, SimulatedDisk } from '@kassensturz/host';
import { type Durability, tillDurability } from '../durability.ts';
import { openStoreWith } from '../open-store.ts';
import type { StoreOptions } from '../types.ts';
import { checkReceipts, type Verdict } from './check-receipts.ts';
import { receiptSchema, writeReceipt } from './receipt-workload.ts';
import { type Change, RecordedDisk, repeat } from './recorded-disk.ts';
import { withDisk } from './with-disk.ts';

export interface CrashRun {
  readonly durability?: Durability;
  /** Receipts before the till is closed in order and opened again, and after. */
  readonly receipts: readonly [beforeReopening: number, after: number];
  readonly isSyncLying?: boolean;
}

export interface CrashStates {
  readonly policies: readonly NamePolicy[];
  readonly modes: readonly PowerCutMode[];
  readonly seed: number;
}

/** How many crash states ended how, with the first few findings spelled out. */
export interface CrashTally {
  readonly points: number;
  states: number;
  ok: number;
  lost: number;
  damaged: number;
  readonly findings: string[];
}

/** Small, so that a short run meets checkpoints and a reserve too. */
const storeOptions: StoreOptions = { reserveBytes: 8_192, checkpointBytes: 48 * 1024, isAlwaysChecked: true };
const directory = '/var/pos';

/** Runs the workload once on a disk that notes every change and every acknowledgement. */
export async function recordRun(host: Host, run: CrashRun): Promise<readonly Change[]> {
  const disk = new RecordedDisk(new SimulatedDisk({ random: new SeededRandom('record') }));
  const durability = run.durability ?? tillDurability;
  let number = 0;
  for (const count of run.receipts) {
    const store = await openStoreWith(withDisk(host, disk), directory, storeOptions, durability);
    store.script(receiptSchema);
    for (let i = 0; i < count; i += 1) {
      number += 1;
      store.transaction(() => writeReceipt(store, number));
      disk.changes.push({ kind: 'acknowledged', receipts: number });
    }
    store.close();
  }
  return disk.changes;
}

/** Cuts the power after every change of the run, in every mode and policy, opens what is left and checks it. */
export async function tryCrashStates(
  host: Host,
  changes: readonly Change[],
  run: CrashRun,
  states: CrashStates,
): Promise<CrashTally> {
  const first = changes.findIndex((change) => change.kind === 'acknowledged');
  const tally: CrashTally = { points: changes.length - first, states: 0, ok: 0, lost: 0, damaged: 0, findings: [] };
  let acknowledged = 0;
  for (let at = first; at < changes.length; at += 1) {
    const change = changes[at];
    if (change?.kind === 'acknowledged') acknowledged = change.receipts;
    for (const policy of states.policies) {
      for (const [draw, mode] of states.modes.entries()) {
        const disk = new SimulatedDisk({ random: new SeededRandom(`${states.seed}/${at}/${policy}/${draw}`) });
        disk.control.namePolicy = policy;
        disk.control.isSyncLying = run.isSyncLying ?? false;
        repeat(changes.slice(0, at + 1), disk);
        disk.cutPower(mode);
        disk.control.isSyncLying = false;
        const verdict = await reopen(host, disk, run.durability ?? tillDurability, acknowledged, mode === 'prefix');
        count(tally, verdict, `after change ${at} (${change?.kind}), ${mode}, ${policy}`);
      }
    }
  }
  return tally;
}

/** Opens what the power cut left; on wish cuts the power again at once: what one start shows must survive. */
async function reopen(
  host: Host,
  disk: SimulatedDisk,
  durability: Durability,
  atLeast: number,
  isCutAgain: boolean,
): Promise<Verdict> {
  try {
    const store = await openStoreWith(withDisk(host, disk), directory, storeOptions, durability);
    const verdict = checkReceipts(store, atLeast);
    if (!isCutAgain || verdict.verdict !== 'ok') return verdict;
    disk.cutPower('lose');
    return await reopen(host, disk, durability, verdict.receipts, false);
  } catch (error) {
    return { verdict: 'damaged', text: String(error) };
  }
}

function count(tally: CrashTally, verdict: Verdict, where: string): void {
  tally.states += 1;
  tally[verdict.verdict] += 1;
  if (verdict.verdict !== 'ok' && tally.findings.length < 5) tally.findings.push(`${where}: ${verdict.text}`);
}

import { createWorld, type DiskFault, type Host, SeededRandom, SimulatedDisk } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store, StoreError, type StoreOptions } from './index.ts';
import { checkReceipts } from './proof/check-receipts.ts';
import { receiptSchema, writeReceipt } from './proof/receipt-workload.ts';
import { withDisk } from './proof/with-disk.ts';

const options: StoreOptions = { reserveBytes: 512 * 1024, checkpointBytes: 24 * 1024 };
const roomyBytes = 16 * 1024 * 1024;

let box: Host;
beforeEach(async () => {
  const host = createWorld({ seed: 5 }).addHost('box');
  await host.switchOn();
  box = host;
});

function newDisk(): SimulatedDisk {
  return new SimulatedDisk({ random: new SeededRandom('disk'), capacityBytes: roomyBytes });
}

const open = (disk: SimulatedDisk, more: StoreOptions = {}): Promise<Store> =>
  openStore(withDisk(box, disk), '/pos', { ...options, ...more });

async function openWithReceipts(disk: SimulatedDisk, count: number): Promise<Store> {
  const store = await open(disk);
  store.script(receiptSchema);
  for (let number = 1; number <= count; number += 1) store.transaction(() => writeReceipt(store, number));
  return store;
}

/** Runs `act` and gives the code of the `StoreError` it ends with, or `ok`. */
function codeOf(act: () => unknown): string {
  try {
    act();
    return 'ok';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

describe('one disk call fails', () => {
  const faults: readonly Omit<DiskFault, 'after'>[] = [
    { code: 'EIO', times: 1 },
    { code: 'EIO', times: Number.POSITIVE_INFINITY },
    { code: 'ENOSPC', times: 1 },
    { code: 'ENOSPC', times: Number.POSITIVE_INFINITY },
    { code: 'EROFS', times: Number.POSITIVE_INFINITY },
  ];

  test.each(faults)('$code, $times times, at every place in turn', async (fault) => {
    for (let after = 0; ; after += 1) {
      const { isUntouched } = await failAt({ ...fault, after });
      if (isUntouched) break;
      expect(after).toBeLessThan(200);
    }
  });

  /** Three receipts with the fault somewhere among them; then a power cut, and what was said must be true. */
  async function failAt(fault: DiskFault): Promise<{ readonly isUntouched: boolean }> {
    const disk = newDisk();
    const store = await openWithReceipts(disk, 2);
    const callOff = disk.control.fail(fault);
    let acknowledged = 2;
    let first = 'ok';
    for (let number = 3; number <= 5 && first === 'ok'; number += 1) {
      first = codeOf(() => store.transaction(() => writeReceipt(store, number)));
      if (first === 'ok') acknowledged = number;
    }
    const { state } = store.health();
    if (first !== 'ok' && first !== 'STORE_DISK_FULL') {
      expect(state).toBe('failed');
      expect(codeOf(() => store.transaction(() => writeReceipt(store, 9)))).toBe('STORE_FAILED');
      expect(codeOf(() => store.get('select 1'))).toBe('STORE_FAILED');
    }
    callOff();
    for (const mode of ['keep', 'lose'] as const) {
      disk.cutPower(mode);
      const verdict = checkReceipts(await open(disk), acknowledged);
      expect(verdict, `${JSON.stringify(fault)}: ${first}, then ${mode}`).toMatchObject({ verdict: 'ok' });
      const receipts = verdict.verdict === 'ok' ? verdict.receipts : -1;
      // "Undone" is a promise; after other errors the step may have been kept.
      const most = first === 'STORE_DISK_FULL' || first === 'ok' ? acknowledged : acknowledged + 1;
      expect(receipts, `${JSON.stringify(fault)}: ${first}, then ${mode}`).toBeLessThanOrEqual(most);
    }
    return { isUntouched: first === 'ok' && state !== 'failed' && acknowledged === 5 };
  }
});

test('after a failed sync a restart of the program alone is enough: what it shows is on the platter', async () => {
  for (let after = 0; after < 6; after += 1) {
    const disk = newDisk();
    const store = await openWithReceipts(disk, 3);
    disk.control.fail({ operation: 'sync', code: 'EIO', after });
    for (let number = 4; number <= 8; number += 1) codeOf(() => store.transaction(() => writeReceipt(store, number)));
    store.close();
    disk.control.heal();
    const shown = checkReceipts(await open(disk), 3);
    expect(shown.verdict).toBe('ok');
    disk.cutPower('lose');
    expect(checkReceipts(await open(disk), 3)).toEqual(shown);
  }
});

test.each(['EIO', 'ENOSPC', 'EROFS'] as const)(
  '%s at every place of a recovery: it fails by name, and the next one succeeds',
  async (code) => {
    let calls = 0;
    for (let after = 0; after <= calls; after += 1) {
      const disk = newDisk();
      await openWithReceipts(disk, 3);
      disk.cutPower('keep');
      disk.control.log = [];
      const callOff = disk.control.fail({ code, after });
      const outcome = await open(disk).then(
        () => 'ok',
        (error: unknown) => error,
      );
      // One call more than the last one that could fail: the sweep is over when nothing was touched.
      calls = disk.control.log.length;
      if (calls <= after) expect(outcome).toBe('ok');
      if (outcome !== 'ok') expect(outcome).toBeInstanceOf(StoreError);
      callOff();
      disk.cutPower('lose');
      expect(checkReceipts(await open(disk), 3)).toEqual({ verdict: 'ok', receipts: 3 });
    }
    expect(calls).toBeGreaterThan(20);
  },
);

describe('the disk is full', () => {
  test('the reserve lets a running sale finish; new room makes the till well again', async () => {
    const disk = newDisk();
    const store = await openWithReceipts(disk, 2);
    expect(store.health()).toMatchObject({ state: 'ok', reserveBytes: options.reserveBytes });
    disk.control.capacityBytes = roomyBytes - store.health().freeBytes + 1_000;

    store.transaction(() => writeReceipt(store, 3));
    expect(store.health()).toMatchObject({ state: 'full', reserveBytes: 0 });
    for (let number = 4; number <= 8; number += 1) store.transaction(() => writeReceipt(store, number));

    disk.control.capacityBytes = roomyBytes;
    store.transaction(() => writeReceipt(store, 9));
    expect(store.health()).toMatchObject({ state: 'ok', reserveBytes: options.reserveBytes });
    disk.cutPower('lose');
    expect(checkReceipts(await open(disk), 9)).toEqual({ verdict: 'ok', receipts: 9 });
  });

  test('to the last byte: the step is undone, reading goes on, the till still opens', async () => {
    const disk = newDisk();
    const store = await openWithReceipts(disk, 2);
    disk.control.capacityBytes = 0;
    expect(codeOf(() => store.transaction(() => store.run('update counter set receipts = 7')))).toBe('STORE_DISK_FULL');
    expect(store.health()).toMatchObject({ state: 'full', error: { code: 'STORE_DISK_FULL' } });
    expect(checkReceipts(store, 2)).toEqual({ verdict: 'ok', receipts: 2 });
    disk.cutPower('keep');
    expect(checkReceipts(await open(disk), 2)).toEqual({ verdict: 'ok', receipts: 2 });
  });

  test('little room is told before it runs out', async () => {
    const disk = newDisk();
    const store = await openWithReceipts(disk, 1);
    disk.control.capacityBytes = roomyBytes - store.health().freeBytes + 300_000;
    expect(store.health().state).toBe('ok');
    const watchful = await open(disk, { lowBytes: 400_000 });
    expect(watchful.health().state).toBe('low');
  });
});

test('a journal that another program removed stops the till before anything more is acknowledged', async () => {
  const disk = newDisk();
  const store = await openWithReceipts(disk, 2);
  disk.remove('/pos/pos.db-wal');
  expect(codeOf(() => store.transaction(() => writeReceipt(store, 3)))).toBe('STORE_JOURNAL_GONE');
  expect(store.health()).toMatchObject({ state: 'failed', error: { code: 'STORE_JOURNAL_GONE' } });
});

test('a power cut in the middle of a step is thrown on as what it is, and the next start finds all or nothing', async () => {
  const world = createWorld({ seed: 8 });
  const host = world.addHost('till');
  await host.switchOn();
  const store = await openStore(host, '/pos', options);
  store.script(receiptSchema);
  host.disk.control.cutPowerAt(host.disk.control.operations + 3, 'keep');
  expect(() => store.transaction(() => writeReceipt(store, 1))).toThrow('has no power');
  await host.switchOn();
  expect(checkReceipts(await openStore(host, '/pos', options), 0)).toEqual({ verdict: 'ok', receipts: 0 });
});

test('a damaged page is found at the start after a power cut, not handed out as data', async () => {
  const disk = newDisk();
  const store = await openWithReceipts(disk, 40);
  store.close();
  const file = disk.open('/pos/pos.db');
  file.write(new Uint8Array(64).fill(0xa5), 2 * 4096);
  await expect(open(disk, { isAlwaysChecked: true })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
});

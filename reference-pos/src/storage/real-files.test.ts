import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, nodeHost } from '@kassensturz/host';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, StoreError } from './index.ts';
import { measureStore } from './measure.ts';
import { checkReceipts } from './proof/check-receipts.ts';
import { receiptSchema, writeReceipt } from './proof/receipt-workload.ts';

const hasSqlite3 = spawnSync('sqlite3', ['-version']).status === 0;

let root: string;
let host: Host;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'store-'));
  host = nodeHost({ root, log: 'silent' });
});
afterEach(() => rmSync(root, { recursive: true }));

const sqlite3 = (sql: string, file = 'pos/pos.db'): string =>
  execFileSync('sqlite3', [join(root, file), sql], { encoding: 'utf8' }).trim();

describe.skipIf(!hasSqlite3)("Debian's sqlite3 reads the files", () => {
  test('of a till that was closed in order', async () => {
    const store = await openStore(host, '/pos');
    store.script(receiptSchema);
    for (let number = 1; number <= 5; number += 1) store.transaction(() => writeReceipt(store, number));
    store.close();
    expect(host.disk.list('/pos')).toEqual(['pos.db', 'pos.db-reserve']);
    expect(sqlite3('pragma integrity_check; pragma journal_mode; select count(*), sum(total_cents) from receipt')).toBe(
      'ok\nwal\n5|21000',
    );
  });

  test('of a till that was killed, and of a backup', async () => {
    const store = await openStore(host, '/pos');
    store.script(receiptSchema);
    for (let number = 1; number <= 5; number += 1) store.transaction(() => writeReceipt(store, number));
    store.backup('/pos/backup.db');
    expect(sqlite3('pragma integrity_check; select count(*) from receipt', 'pos/backup.db')).toBe('ok\n5');
    expect(sqlite3('pragma integrity_check; select count(*) from receipt')).toBe('ok\n5');
  });

  test('and a till whose journal it took away stops, and loses nothing', async () => {
    const store = await openStore(host, '/pos');
    store.script(receiptSchema);
    store.transaction(() => writeReceipt(store, 1));
    sqlite3('select count(*) from receipt');
    const code = codeOf(() => store.transaction(() => writeReceipt(store, 2)));
    expect(code).toBe('STORE_JOURNAL_GONE');
    store.close();
    expect(checkReceipts(await openStore(host, '/pos'), 1)).toEqual({ verdict: 'ok', receipts: 1 });
  });
});

test('a second start after a kill recovers and goes on', async () => {
  const first = await openStore(host, '/pos');
  first.script(receiptSchema);
  first.transaction(() => writeReceipt(first, 1));
  const second = await openStore(host, '/pos');
  expect(second.opened.start).toBe('unclean');
  second.transaction(() => writeReceipt(second, 2));
  expect(checkReceipts(second, 2)).toEqual({ verdict: 'ok', receipts: 2 });
});

test('the cost of durability can be measured', async () => {
  const speed = await measureStore(host, '/bench', 20);
  expect(speed.storePerSecond).toBeGreaterThan(0);
  expect(speed.inMemoryPerSecond).toBeGreaterThan(0);
});

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'ok';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

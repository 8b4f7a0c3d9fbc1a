import { createWorld, type Host } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store, StoreError } from './index.ts';

let host: Host;
let store: Store;
beforeEach(async () => {
  const box = createWorld({ seed: 2, start: '2026-11-23T09:00:00Z' }).addHost('box');
  await box.switchOn();
  host = box;
  store = await openStore(host, '/var/pos');
  store.script(
    'create table item (id integer primary key, name text unique, at integer, data blob); create table x (a)',
  );
});

describe('values', () => {
  test('come back as they went in', () => {
    const row = { id: 1, name: 'Föhn „heiß“ € 💇', at: 1_795_424_400_123, data: Uint8Array.of(0, 255, 0) };
    store.run('insert into item (id, name, at, data) values (:id, :name, :at, :data)', row);
    expect(store.get('select * from item')).toEqual(row);
    expect(store.get('select typeof(at) as type, typeof(data) as blob from item')).toEqual({
      type: 'integer',
      blob: 'blob',
    });
  });

  test.each([
    [null],
    [0],
    [-1],
    [2 ** 31],
    [-(2 ** 31)],
    [2 ** 53 - 1],
    [1.5],
    [''],
    ['\u0000a'],
    ['\ufeffb'],
    [2n ** 60n],
  ])('%s', (value) => {
    store.run('insert into item (id, at) values (1, ?)', [value]);
    expect(store.get('select at as value from item')?.valueOf()).toEqual({ value });
  });

  test('nothing stays bound from one use to the next', () => {
    store.run('insert into item (id, name) values (?, ?)', [1, 'a']);
    store.run('insert into item (id, name) values (?, ?)', [2]);
    expect(store.get('select name from item where id = 2')).toEqual({ name: null });
  });

  test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [undefined], [true]])('%s is refused', (value) => {
    expect(() => store.run('insert into x values (?)', [value as never])).toThrow(StoreError);
    expect(store.all('select * from x')).toEqual([]);
  });
});

describe('transactions', () => {
  test('keep all or nothing', () => {
    expect(() =>
      store.transaction(() => {
        store.run('insert into x values (1)');
        throw new Error('no money');
      }),
    ).toThrow('no money');
    expect(store.transaction(() => store.run('insert into x values (2)').changes)).toBe(1);
    expect(store.all('select a from x')).toEqual([{ a: 2 }]);
  });

  test('may neither be nested nor asynchronous', () => {
    expect(() => store.transaction(() => store.transaction(() => 1))).toThrow('inside another one');
    expect(() => store.transaction(async () => 1)).toThrow('asynchronous');
    store.transaction(() => store.run('insert into x values (1)'));
  });

  test('survive a refused statement inside of them', () => {
    store.transaction(() => {
      store.run("insert into item (id, name) values (1, 'a')");
      expect(() => store.run("insert into item (id, name) values (2, 'a')")).toThrow(
        expect.objectContaining({ code: 'STORE_CONSTRAINT' }),
      );
      store.run("insert into item (id, name) values (3, 'b')");
    });
    expect(store.all('select id from item')).toEqual([{ id: 1 }, { id: 3 }]);
  });
});

test('mistakes are named', () => {
  expect(() => store.run('insert into nowhere values (1)')).toThrow(/no such table: nowhere/);
  expect(() => store.run('select 1; select 2')).toThrow(/expected one statement/);
  expect(() => store.get('select :a as a', { b: 1 })).toThrow(/no parameter :b/);
  store.close();
  expect(() => store.get('select 1')).toThrow(expect.objectContaining({ code: 'STORE_CLOSED' }));
  expect(store.health().state).toBe('closed');
});

test('a column that is added later is seen by statements prepared before', () => {
  store.run('insert into x values (1)');
  expect(store.all('select * from x')).toEqual([{ a: 1 }]);
  store.run('alter table x add column b default 5');
  expect(store.all('select * from x')).toEqual([{ a: 1, b: 5 }]);
});

test("SQLite's clock and chance are the host's", async () => {
  expect(store.get("select strftime('%Y-%m-%dT%H:%M', 'now') as now")).toEqual({ now: '2026-11-23T09:00' });
  const draw = async (seed: number): Promise<unknown> => {
    const box = createWorld({ seed }).addHost('box');
    await box.switchOn();
    return (await openStore(box, '/var/pos')).get('select hex(randomblob(8)) as r');
  };
  expect(await draw(2)).toEqual(await draw(2));
  expect(await draw(2)).not.toEqual(await draw(3));
});

describe('opening again', () => {
  test('tells how the store was left', async () => {
    expect(store.opened).toEqual({ start: 'new', isChecked: false, journalMode: 'wal', synchronous: 2 });
    store.close();
    const second = await openStore(host, '/var/pos');
    expect(second.opened).toMatchObject({ start: 'clean', isChecked: false });
    const third = await openStore(host, '/var/pos');
    expect(third.opened).toMatchObject({ start: 'unclean', isChecked: true });
  });

  test("refuses what the caller's own check finds wrong", async () => {
    store.run('insert into x values (1)');
    const opening = openStore(host, '/var/pos', {
      check: (opened) => (opened.get('select a from x') ? [{ at: 'x 1', text: 'hash does not fit' }] : []),
    });
    await expect(opening).rejects.toThrow(/x 1: hash does not fit/);
    await expect(opening).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });

  test('refuses a file that is no database', async () => {
    const file = host.disk.open('/notes.db', { create: true });
    file.write(new Uint8Array(8192).fill(65), 0);
    await expect(openStore(host, '/', { fileName: 'notes.db' })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });
});

test('a backup is a whole database of its own', async () => {
  store.run('insert into x values (42)');
  store.backup('/var/pos/backup.db');
  store.run('insert into x values (43)');
  store.backup('/var/pos/backup.db');
  expect(store.health().lastBackupAtMs).toBe(host.clock.now());
  const copy = await openStore(host, '/var/pos', { fileName: 'backup.db', isAlwaysChecked: true });
  expect(copy.all('select a from x')).toEqual([{ a: 42 }, { a: 43 }]);
  expect(host.disk.list('/var/pos')).not.toContain('backup.db.part');
});

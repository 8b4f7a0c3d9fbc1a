import { createHash } from 'node:crypto';
import type { CheckFinding, Store } from '../../storage/types.ts';

/** What somebody asked for when closing the day; worked off step by step. */
export interface ClosingOrder {
  readonly key: string;
  readonly state: 'finishing' | 'finished';
  readonly number: number;
  /** JSON of what was asked for. */
  readonly body: string;
  readonly atMs: number;
  readonly by: string;
}

/** One daily closing as the store keeps it; `body` is JSON and never changes. */
export interface ClosingRecord {
  readonly number: number;
  readonly key: string;
  readonly closedAtMs: number;
  /** `2026-11-24`, in the salon's own time. */
  readonly businessDay: string;
  /** Bons up to this number belong to it or to an earlier one. */
  readonly lastBon: number;
  readonly lastCashEntry: number;
  readonly body: string;
}

/** Which closings: by their numbers, by their business days, or all. Both ends are included. */
export interface ClosingRange {
  readonly fromNumber?: number;
  readonly toNumber?: number;
  readonly fromDay?: string;
  readonly toDay?: string;
}

export interface ClosingRecords {
  find(number: number): ClosingRecord | undefined;
  last(): ClosingRecord | undefined;
  /** Those of a range with a number above `after`, lowest first. */
  list(range: ClosingRange, after: number, limit: number): readonly ClosingRecord[];
  /** The closing that a Bon belongs to, if its day has been closed. */
  ofBon(bonNumber: number): ClosingRecord | undefined;
  add(closing: ClosingRecord): void;
  findOrder(key: string): ClosingOrder | undefined;
  /** The closing that is being made right now, also after a power cut. */
  underWay(): ClosingOrder | undefined;
  beginOrder(order: Omit<ClosingOrder, 'state'>): void;
  finishOrder(key: string): void;
}

interface ClosingRow {
  readonly number: number;
  readonly key: string;
  readonly closed_at: number;
  readonly business_day: string;
  readonly last_bon: number;
  readonly last_cash_entry: number;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

interface OrderRow extends Omit<ClosingOrder, 'atMs'> {
  readonly at: number;
}

const chainStart = '0'.repeat(64);

export function closingRecords(store: Store): ClosingRecords {
  const one = (tail: string, params: readonly (string | number)[] = []): ClosingRecord | undefined => {
    const row = store.get<ClosingRow>(`select * from closing ${tail}`, params);
    return row && closingOf(row);
  };
  const order = (tail: string, params: readonly string[] = []): ClosingOrder | undefined => {
    const row = store.get<OrderRow>(`select * from closing_order ${tail}`, params);
    return row && orderOf(row);
  };
  return {
    find: (number) => one('where number = ?', [number]),
    last: () => one('order by number desc limit 1'),
    list: ({ fromNumber = 0, toNumber = Number.MAX_SAFE_INTEGER, fromDay = '', toDay = '9999' }, after, limit) =>
      store
        .all<ClosingRow>(
          `select * from closing where number > ? and number >= ? and number <= ? and business_day >= ?
           and business_day <= ? order by number limit ?`,
          [after, fromNumber, toNumber, fromDay, toDay, limit],
        )
        .map(closingOf),
    ofBon: (bonNumber) => one('where last_bon >= ? order by number limit 1', [bonNumber]),
    add: (closing) => addClosing(store, closing),
    findOrder: (key) => order('where key = ?', [key]),
    underWay: () => order("where state = 'finishing'"),
    beginOrder: ({ key, number, body, atMs, by }) => {
      store.run("insert into closing_order (key, state, number, body, at, by) values (?, 'finishing', ?, ?, ?, ?)", [
        key,
        number,
        body,
        atMs,
        by,
      ]);
    },
    finishOrder: (key) => {
      store.run("update closing_order set state = 'finished' where key = ?", [key]);
    },
  };
}

function addClosing(store: Store, closing: ClosingRecord): void {
  const { number, key, closedAtMs, businessDay, lastBon, lastCashEntry, body } = closing;
  const previous = store.get<{ hash: string }>('select hash from closing where number = ?', [number - 1]);
  const previousHash = previous?.hash ?? chainStart;
  store.run(
    `insert into closing (number, key, closed_at, business_day, last_action, last_bon, last_cash_entry, body,
     previous_hash, hash)
     values (?, ?, ?, ?, (select coalesce(max(action_number), 0) from tse_transaction), ?, ?, ?, ?, ?)`,
    [number, key, closedAtMs, businessDay, lastBon, lastCashEntry, body, previousHash, chainHash(previousHash, body)],
  );
}

/** Walks the chain of closings: every number there, every body unchanged (LAW-16). Run by the store after an unclean stop. */
export function checkClosings(store: Store): readonly CheckFinding[] {
  if (!store.get("select 1 from sqlite_master where type = 'table' and name = 'closing'")) return [];
  const findings: CheckFinding[] = [];
  let expectedNumber = 1;
  let previousHash = chainStart;
  for (const row of store.all<ClosingRow>('select * from closing order by number')) {
    const at = `closing ${row.number}`;
    if (row.number !== expectedNumber) findings.push({ at, text: `Abschluss ${expectedNumber} fehlt.` });
    if (row.previous_hash !== previousHash || row.hash !== chainHash(previousHash, row.body)) {
      findings.push({ at, text: 'Der Tagesabschluss wurde verändert.' });
    }
    expectedNumber = row.number + 1;
    previousHash = row.hash;
  }
  return findings;
}

function closingOf(row: ClosingRow): ClosingRecord {
  return {
    number: row.number,
    key: row.key,
    closedAtMs: row.closed_at,
    businessDay: row.business_day,
    lastBon: row.last_bon,
    lastCashEntry: row.last_cash_entry,
    body: row.body,
  };
}

function orderOf({ key, state, number, body, at: atMs, by }: OrderRow): ClosingOrder {
  return { key, state, number, body, atMs, by };
}

function chainHash(previousHash: string, body: string): string {
  return createHash('sha256').update(previousHash).update('\n').update(body).digest('hex');
}

import type { Store } from '../../storage/types.ts';
import type { CashEntry, CashMovementKind, ClosingMovementKind } from '../cash-ledger.ts';
import { cashHash } from './cash-chain.ts';
import { nextNumber } from './numbers.ts';
import { paymentRecords } from './payment-records.ts';

/** A movement that was asked for; it stands in the cash book once its TSE transaction has been settled. */
export interface CashMovement {
  readonly key: string;
  readonly state: 'finishing' | 'finished';
  readonly kind: CashMovementKind | ClosingMovementKind;
  readonly amountCents: number;
  readonly reason: string;
  readonly atMs: number;
  readonly by: string;
}

export interface CashRecords {
  /**
   * Cash that lies in the drawer now (LAW-22): the entries of the open day, the float that the last closing left in it even
   * while its own entry is still being secured, and what was taken for sales that are still open.
   */
  expectedCents(): number;
  /** Entries with a number above `after`, lowest first; without it the whole cash book. */
  entries(after?: number): readonly CashEntry[];
  /** The last entry that belongs to a closing; entries above it are the open day. */
  lastClosedEntry(): number;
  findEntry(key: string): CashEntry | undefined;
  /** Writes one line of the cash book and returns its number. */
  enter(entry: Omit<CashEntry, 'number'>): number;
  findMovement(key: string): CashMovement | undefined;
  beginMovement(movement: Omit<CashMovement, 'state'>): void;
  finishMovement(key: string): void;
}

interface EntryRow {
  readonly number: number;
  readonly key: string;
  readonly kind: CashEntry['kind'];
  readonly gv_type: string;
  readonly amount_cents: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
  readonly receipt_number: number | null;
}

interface MovementRow extends Omit<CashMovement, 'amountCents' | 'atMs'> {
  readonly amount_cents: number;
  readonly at: number;
}

export function cashRecords(store: Store): CashRecords {
  return {
    expectedCents: () =>
      (store.get<{ cents: number }>(
        `select (select coalesce(sum(amount_cents), 0) from cash_entry
                 where number > (select coalesce(max(last_cash_entry), 0) from closing))
              + (select coalesce(sum(amount_cents), 0) from cash_movement
                 where kind = 'carriedFloat' and state = 'finishing') as cents`,
      )?.cents ?? 0) + paymentRecords(store).cashInOpenSales(),
    entries: (after = 0) =>
      store.all<EntryRow>('select * from cash_entry where number > ? order by number', [after]).map(entryOf),
    lastClosedEntry: () =>
      store.get<{ last: number }>('select coalesce(max(last_cash_entry), 0) as last from closing')?.last ?? 0,
    findEntry: (key) => {
      const row = store.get<EntryRow>('select * from cash_entry where key = ?', [key]);
      return row && entryOf(row);
    },
    enter: (entry) => {
      const number = nextNumber(store, 'cash');
      store.run(
        `insert into cash_entry (number, key, kind, gv_type, amount_cents, reason, at, by, receipt_number, hash)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [
          number,
          entry.key,
          entry.kind,
          entry.gvType,
          entry.amountCents,
          entry.reason,
          entry.atMs,
          entry.by,
          entry.receiptNumber ?? null,
          cashHash(store, { ...entry, number }),
        ],
      );
      return number;
    },
    findMovement: (key) => {
      const row = store.get<MovementRow>('select * from cash_movement where key = ?', [key]);
      if (!row) return undefined;
      const { amount_cents: amountCents, at: atMs, key: rowKey, state, kind, reason, by } = row;
      return { key: rowKey, state, kind, amountCents, reason, atMs, by };
    },
    beginMovement: ({ key, kind, amountCents, reason, atMs, by }) => {
      store.run(
        "insert into cash_movement (key, state, kind, amount_cents, reason, at, by) values (?, 'finishing', ?, ?, ?, ?, ?)",
        [key, kind, amountCents, reason, atMs, by],
      );
    },
    finishMovement: (key) => {
      store.run("update cash_movement set state = 'finished' where key = ?", [key]);
    },
  };
}

function entryOf(row: EntryRow): CashEntry {
  return {
    number: row.number,
    key: row.key,
    kind: row.kind,
    gvType: row.gv_type,
    amountCents: row.amount_cents,
    reason: row.reason,
    atMs: row.at,
    by: row.by,
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
  };
}

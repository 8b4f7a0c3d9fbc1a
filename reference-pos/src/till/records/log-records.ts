import type { Store } from '../../storage/types.ts';
import { nextNumber } from './numbers.ts';

export interface LogEntry {
  readonly number: number;
  readonly atMs: number;
  readonly by: string;
  readonly event: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface LogSearch {
  readonly text?: string;
  readonly by?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** The till's journal: who did what when; written in the step of record of the act itself and never changed. */
export interface LogRecords {
  write(atMs: number, by: string, event: string, details?: Readonly<Record<string, unknown>>): void;
  list(after: number, limit: number): readonly LogEntry[];
  /** Newest first; text is looked for anywhere, capitals or not, umlauts included (OPS-06). */
  search(wish: LogSearch, limit: number): readonly LogEntry[];
}

interface LogRow {
  readonly number: number;
  readonly at: number;
  readonly by: string;
  readonly event: string;
  readonly details: string;
}

export function logRecords(store: Store): LogRecords {
  return {
    write: (atMs, by, event, details = {}) => {
      store.run('insert into log_entry (number, at, by, event, details) values (?, ?, ?, ?, ?)', [
        nextNumber(store, 'log'),
        atMs,
        by,
        event,
        JSON.stringify(details),
      ]);
    },
    list: (after, limit) =>
      store
        .all<LogRow>('select * from log_entry where number > ? order by number limit ?', [after, limit])
        .map(entryOf),
    search: ({ text, by, fromMs = 0, toMs = Number.MAX_SAFE_INTEGER }, limit) => {
      const wanted = text?.toLocaleLowerCase('de');
      const found: LogEntry[] = [];
      // SQLite's own lower() knows no umlauts, so the text is compared here, row by row and newest first.
      for (let before = Number.MAX_SAFE_INTEGER; found.length < limit; ) {
        const rows = store.all<LogRow>(
          `select * from log_entry where number < ? and at between ? and ? and (? is null or by = ?)
           order by number desc limit 500`,
          [before, fromMs, toMs, by ?? null, by ?? null],
        );
        if (rows.length === 0) break;
        before = rows.at(-1)?.number ?? 0;
        const fits = ({ by, event, details }: LogRow) =>
          wanted === undefined || `${by} ${event} ${details}`.toLocaleLowerCase('de').includes(wanted);
        found.push(...rows.filter(fits).map(entryOf));
      }
      return found.slice(0, limit);
    },
  };
}

function entryOf({ number, at, by, event, details }: LogRow): LogEntry {
  return { number, atMs: at, by, event, details: JSON.parse(details) as Record<string, unknown> };
}

import type { Store } from '../../storage/types.ts';
import { nextNumber } from './numbers.ts';

export interface LogEntry {
  readonly number: number;
  readonly atMs: number;
  readonly by: string;
  readonly event: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The till's journal: who did what when; written in the step of record of the act itself and never changed. */
export interface LogRecords {
  write(atMs: number, by: string, event: string, details?: Readonly<Record<string, unknown>>): void;
  list(after: number, limit: number): readonly LogEntry[];
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
        .map((row) => ({
          number: row.number,
          atMs: row.at,
          by: row.by,
          event: row.event,
          details: JSON.parse(row.details) as Record<string, unknown>,
        })),
  };
}

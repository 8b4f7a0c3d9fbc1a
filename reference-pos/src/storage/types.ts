import type { StoreError } from './store-error.ts';

/** What a column can hold. Integers beyond ±2^53 come back as `bigint`; money is integer cents and never gets there. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** Values for `?` by position, or for `:name` by name (without the colon). */
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

export interface RunResult {
  /** Rows that were inserted, changed or removed by this statement. */
  readonly changes: number;
}

/**
 * `ok`: everything acknowledged is on the platter. `low`: little room left. `full`: the reserve has been given up, only what
 * is already begun may be finished. `failed`: nothing more is acknowledged until the program has started anew.
 */
export type StoreState = 'ok' | 'low' | 'full' | 'failed' | 'closed';

export interface StoreHealth {
  readonly state: StoreState;
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Size of database and journal together. */
  readonly usedBytes: number;
  /** Room that is still set aside for finishing a running sale (0 when it has been given up). */
  readonly reserveBytes: number;
  /** What happened, when the state is `failed` or `full`. */
  readonly error?: StoreError;
  readonly lastBackupAtMs?: number;
}

/** What opening found. */
export interface OpenReport {
  /** `new`: there was no database. `clean`: it had been closed in order. `unclean`: power cut, crash or kill; recovered and checked. */
  readonly start: 'new' | 'clean' | 'unclean';
  /** Whether `integrity_check` and the caller's check ran at this open. */
  readonly isChecked: boolean;
  readonly journalMode: string;
  readonly synchronous: number;
}

/** Why a store may be opened or not, as found by the caller's own check (hash chain, counters). */
export interface CheckFinding {
  /** Where: table and key, or a short name. */
  readonly at: string;
  readonly text: string;
}

export interface StoreOptions {
  /** File name in the directory (default `pos.db`). */
  readonly fileName?: string;
  /** Bytes set aside for finishing what is begun when the disk is full (default 1 MiB; 0 = none). */
  readonly reserveBytes?: number;
  /** Free bytes below which the state is `low` (default 10 % of the disk). */
  readonly lowBytes?: number;
  /** Size in bytes at which the journal's content is moved into the database (default 4 MiB). */
  readonly checkpointBytes?: number;
  /** Run `integrity_check` and `check` at every open (default: only after an unclean stop). */
  readonly isAlwaysChecked?: boolean;
  /** The caller's own check of the content; any finding makes the open fail with `STORE_CORRUPT`. */
  readonly check?: (store: Store) => readonly CheckFinding[];
}

/**
 * The database of one till. Synchronous: when `transaction` (or a `run` outside of one) returns, its effect survives a power cut.
 * Every failure is a `StoreError` with a code. One process at a time may have a directory open.
 */
export interface Store {
  readonly opened: OpenReport;
  /** Runs `work` as one step of record: all of it is kept or nothing. What `work` throws is thrown on. May not be nested. */
  transaction<T>(work: () => T): T;
  /** Runs one statement that returns no rows. */
  run(sql: string, params?: SqlParams): RunResult;
  all<T extends object = Record<string, SqlValue>>(sql: string, params?: SqlParams): T[];
  /** The first row, if any. */
  get<T extends object = Record<string, SqlValue>>(sql: string, params?: SqlParams): T | undefined;
  /** Runs several statements separated by `;` (schema, migrations); no parameters, no rows. */
  script(sql: string): void;
  health(): StoreHealth;
  /** Writes a consistent copy to `path` on the same disk, durable when it returns; replaces an older one in one step. */
  backup(path: string): void;
  /** Runs `integrity_check` and the caller's check now; throws `STORE_CORRUPT` when something is wrong. */
  verify(): void;
  close(): void;
}

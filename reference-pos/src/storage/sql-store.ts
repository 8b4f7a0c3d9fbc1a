import type { Clock, Disk } from '@kassensturz/host';
import { backUp } from './backup.ts';
import type { Connection } from './connection.ts';
import { isFailStop } from './failure-to-error.ts';
import { directoryOf } from './open-disk-file.ts';
import type { Room } from './room.ts';
import { StoreError } from './store-error.ts';
import type { CheckFinding, OpenReport, RunResult, SqlParams, Store, StoreHealth } from './types.ts';
import { assertSound } from './verify-content.ts';
import { wasm } from './web-assembly.ts';

export interface SqlStoreParts {
  readonly connection: Connection;
  readonly disk: Disk;
  readonly clock: Clock;
  readonly room: Room;
  readonly path: string;
  readonly checkpointBytes: number;
  readonly opened: OpenReport;
  readonly check?: (store: Store) => readonly CheckFinding[];
}

/** The store on one SQLite connection; see `Store` for what it promises. */
export class SqlStore implements Store {
  readonly opened: OpenReport;
  readonly #parts: SqlStoreParts;
  #isInTransaction = false;
  #isClosed = false;
  #failure: StoreError | undefined;
  #fullError: StoreError | undefined;
  #lastBackupAtMs: number | undefined;

  constructor(parts: SqlStoreParts) {
    this.#parts = parts;
    this.opened = parts.opened;
  }

  transaction<T>(work: () => T): T {
    if (this.#isInTransaction) throw new StoreError('STORE_SQL', 'a transaction was begun inside another one');
    const result = this.#step(() => {
      this.#parts.connection.run('begin immediate');
      this.#isInTransaction = true;
      try {
        const value = work();
        if (isThenable(value)) throw new StoreError('STORE_SQL', 'the work of a transaction must not be asynchronous');
        this.#parts.connection.run('commit');
        return value;
      } catch (error) {
        this.#rollBack();
        throw error;
      } finally {
        this.#isInTransaction = false;
      }
    });
    this.#afterCommit();
    return result;
  }

  run(sql: string, params?: SqlParams): RunResult {
    return this.#statement(() => this.#parts.connection.run(sql, params));
  }

  all<T extends object>(sql: string, params?: SqlParams): T[] {
    return this.#guard(() => this.#parts.connection.all(sql, params)) as T[];
  }

  get<T extends object>(sql: string, params?: SqlParams): T | undefined {
    return this.#guard(() => this.#parts.connection.get(sql, params)) as T | undefined;
  }

  script(sql: string): void {
    this.#statement(() => this.#parts.connection.script(sql));
  }

  health(): StoreHealth {
    const { room, connection } = this.#parts;
    const space = room.space();
    const error = this.#failure ?? this.#fullError;
    const state = this.#isClosed ? 'closed' : this.#failure ? 'failed' : room.state();
    return {
      state,
      ...space,
      usedBytes: connection.files.usedBytes(),
      reserveBytes: room.reserveBytes,
      ...(error && (state === 'failed' || state === 'full') ? { error } : {}),
      ...(this.#lastBackupAtMs === undefined ? {} : { lastBackupAtMs: this.#lastBackupAtMs }),
    };
  }

  backup(path: string): void {
    if (this.#isInTransaction) throw new StoreError('STORE_SQL', 'a backup was begun inside a transaction');
    this.#guard(() => backUp(this.#parts.connection, this.#parts.disk, path));
    this.#lastBackupAtMs = this.#parts.clock.now();
  }

  verify(): void {
    this.#guard(() => assertSound(this, this.#parts.check));
  }

  close(): void {
    if (this.#isClosed) return;
    if (!this.#failure) this.#guard(() => this.checkpoint());
    this.#isClosed = true;
    // After a failure SQLite must not write any more: what it would tidy up is what the next start recovers from.
    if (this.#failure) this.#parts.connection.abandon();
    else {
      this.#parts.connection.close();
      this.#parts.disk.syncDirectory(directoryOf(this.#parts.path));
    }
  }

  /** Moves everything from the journal into the database. */
  checkpoint(): void {
    this.#parts.connection.get('pragma wal_checkpoint(truncate)');
  }

  /** A statement of its own is a step of record; inside of a transaction it is part of one. */
  #statement<T>(act: () => T): T {
    if (this.#isInTransaction) return this.#guard(act);
    const result = this.#step(act);
    this.#afterCommit();
    return result;
  }

  #step<T>(act: () => T): T {
    return this.#guard(() => {
      this.#parts.room.prepareStep();
      return act();
    });
  }

  #guard<T>(act: () => T): T {
    if (this.#isClosed) throw new StoreError('STORE_CLOSED');
    if (this.#failure) throw new StoreError('STORE_FAILED', this.#failure.message, this.#failure);
    try {
      return act();
    } catch (error) {
      throw this.#noted(error);
    }
  }

  #noted(error: unknown): unknown {
    const noted =
      error instanceof wasm.RuntimeError ? new StoreError('STORE_OUT_OF_MEMORY', error.message, error) : error;
    if (!(noted instanceof StoreError)) return noted;
    if (isFailStop(noted)) this.#failure = noted;
    if (noted.code === 'STORE_DISK_FULL') {
      this.#fullError = noted;
      this.#parts.room.markFull();
    }
    return noted;
  }

  #rollBack(): void {
    try {
      this.#parts.connection.run('rollback');
    } catch {
      // SQLite has rolled back by itself after most failures and says so; the first error is the one to report.
    }
  }

  /** The step is acknowledged already: trouble here stops the next one, not this one. */
  #afterCommit(): void {
    if (this.#parts.connection.files.journalBytes() < this.#parts.checkpointBytes) return;
    try {
      this.#guard(() => this.checkpoint());
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
    }
  }
}

const isThenable = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

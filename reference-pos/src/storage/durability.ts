import type { Connection } from './connection.ts';
import { StoreError } from './store-error.ts';

/** How SQLite makes a transaction last. */
export interface Durability {
  readonly journalMode: 'wal' | 'truncate' | 'persist' | 'delete' | 'memory';
  readonly synchronous: 'full' | 'extra' | 'normal' | 'off';
}

/**
 * The till's mode. A write-ahead log costs one sync per sale instead of four, has no point at which a failed commit was
 * kept all the same, heals a failed sync at the next start, and stays set in the file. `full` syncs it at every commit;
 * `normal` would lose the last sales. Measured by crash-states.test.ts.
 */
export const tillDurability: Durability = { journalMode: 'wal', synchronous: 'full' };

const synchronousNumbers = { off: 0, normal: 1, full: 2, extra: 3 } as const;

/** Sets the mode at every open (only the write-ahead log is remembered by the file). */
export function applyDurability(connection: Connection, { journalMode, synchronous }: Durability): void {
  // Exclusive first: the index of the log then lives in memory, and no second process is expected.
  connection.get('pragma locking_mode = exclusive');
  connection.get(`pragma journal_mode = ${journalMode}`);
  connection.run(`pragma synchronous = ${synchronous}`);
  connection.get('pragma wal_autocheckpoint = 0');
  connection.run('pragma temp_store = memory');
  connection.run('pragma foreign_keys = on');
  connection.run('pragma trusted_schema = off');
  connection.run('pragma cell_size_check = on');
}

export interface DurabilityInForce {
  readonly journalMode: string;
  readonly synchronous: number;
}

/** Reads the mode back and refuses to go on with another one than was asked for. */
export function assertDurability(connection: Connection, expected: Durability): DurabilityInForce {
  const word = (pragma: string): unknown => Object.values(connection.get(`pragma ${pragma}`) ?? {})[0];
  const journalMode = String(word('journal_mode'));
  const synchronous = Number(word('synchronous'));
  const lockingMode = String(word('locking_mode'));
  const isAsAsked =
    journalMode === expected.journalMode &&
    synchronous === synchronousNumbers[expected.synchronous] &&
    lockingMode === 'exclusive';
  if (!isAsAsked) {
    throw new StoreError(
      'STORE_MODE_REFUSED',
      `asked for ${expected.journalMode}/${expected.synchronous}/exclusive, got ${journalMode}/${synchronous}/${lockingMode}`,
    );
  }
  return { journalMode, synchronous };
}

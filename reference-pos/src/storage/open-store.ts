import type { Disk, Host } from '@kassensturz/host';
import { Connection } from './connection.ts';
import { applyDurability, assertDurability, type Durability, tillDurability } from './durability.ts';
import { codeOf, directoryOf } from './open-disk-file.ts';
import { refreshJournal } from './refresh-journal.ts';
import { Room } from './room.ts';
import { SqlStore } from './sql-store.ts';
import { StoreError } from './store-error.ts';
import type { OpenReport, Store, StoreOptions } from './types.ts';
import { assertSound } from './verify-content.ts';

const defaultReserveBytes = 1024 * 1024;
/** About 1,000 pages, SQLite's own figure. */
const defaultCheckpointBytes = 4 * 1024 * 1024;

/**
 * Opens the store in `directory` of the host's disk (made if missing), recovers it after a power cut and checks it.
 * Throws a `StoreError`: `STORE_CORRUPT`, `STORE_CANNOT_OPEN`, `STORE_IO_ERROR`, `STORE_MODE_REFUSED`, `STORE_DISK_FULL`.
 */
export function openStore(host: Host, directory: string, options: StoreOptions = {}): Promise<Store> {
  return openStoreWith(host, directory, options, tillDurability);
}

/** `openStore` in another mode; only for measuring what a mode would lose. */
export async function openStoreWith(
  host: Host,
  directory: string,
  options: StoreOptions,
  durability: Durability,
): Promise<Store> {
  const path = `${directory.replace(/\/+$/, '')}/${options.fileName ?? 'pos.db'}`;
  const { start, room } = prepareDisk(host.disk, path, options);
  const connection = await Connection.open(host, path);
  try {
    applyDurability(connection, durability);
    const inForce = assertDurability(connection, durability);
    const isChecked = start === 'unclean' || (options.isAlwaysChecked ?? false);
    const opened: OpenReport = { start, isChecked, ...inForce };
    const { disk, clock } = host;
    const check = options.check ? { check: options.check } : {};
    const checkpointBytes = options.checkpointBytes ?? defaultCheckpointBytes;
    const store = new SqlStore({ connection, disk, clock, room, path, checkpointBytes, opened, ...check });
    if (start === 'unclean') moveRecovered(store, room);
    if (isChecked) assertSound(store, options.check);
    host.log.info('store.opened', { path, ...opened });
    return store;
  } catch (error) {
    connection.abandon();
    host.log.error('store.open-failed', { path, error: String(error) });
    throw error;
  }
}

function moveRecovered(store: SqlStore, room: Room): void {
  try {
    store.checkpoint();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'STORE_DISK_FULL') throw error;
    // A till on a full disk must still open, to be read and exported; the content stays in the journal.
    room.markFull();
  }
}

function prepareDisk(disk: Disk, path: string, options: StoreOptions): { start: OpenReport['start']; room: Room } {
  try {
    ensureDirectory(disk, directoryOf(path));
    // SQLite removes the journal when it closes in order, so one that is left tells of an unclean stop.
    const isUnclean = disk.exists(`${path}-wal`) || disk.exists(`${path}-journal`);
    if (isUnclean) refreshJournal(disk, `${path}-wal`);
    const start = isUnclean ? 'unclean' : disk.exists(path) ? 'clean' : 'new';
    const room = new Room(disk, directoryOf(path), `${path}-reserve`, {
      reserveBytes: options.reserveBytes ?? defaultReserveBytes,
      ...(options.lowBytes === undefined ? {} : { lowBytes: options.lowBytes }),
    });
    return { start, room };
  } catch (error) {
    if (codeOf(error) === undefined) throw error;
    throw new StoreError('STORE_CANNOT_OPEN', path, error);
  }
}

function ensureDirectory(disk: Disk, directory: string): void {
  if (directory === '/' || disk.exists(directory)) return;
  const parent = directoryOf(directory);
  ensureDirectory(disk, parent);
  disk.makeDirectory(directory);
  disk.syncDirectory(parent);
}

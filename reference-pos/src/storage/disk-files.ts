import type { Disk } from '@kassensturz/host';
import { asNativeFunctions } from './native-functions.ts';
import { codeOf, directoryOf, OpenDiskFile } from './open-disk-file.ts';
import { sqlite } from './sqlite-codes.ts';
import type { SqliteEngine } from './sqlite-engine.ts';

export type FileOperation = 'open' | 'close' | 'read' | 'write' | 'truncate' | 'sync' | 'size' | 'remove' | 'exists';

/** What the disk threw while SQLite worked; SQLite itself hands on only a number. */
export interface DiskFailure {
  readonly operation: FileOperation;
  readonly path: string;
  readonly error: unknown;
}

const sectorBytes = 4096;

/**
 * "Power-safe overwrite" (sqlite.org: psow), as SQLite's own Unix VFS says by default: a power cut spoils no bytes beside
 * those being written. Without it SQLite pads each commit to the end of a sector and syncs *before* the last padding, so a
 * disk that fills up there has the till told "undone" about a step that is kept.
 */
const powerSafeOverwrite = 0x1000;

/** The files of one SQLite on the host's disk, and the methods that SQLite calls for them. */
export class DiskFiles {
  readonly #engine: SqliteEngine;
  readonly #disk: Disk;
  readonly #files = new Map<number, OpenDiskFile>();
  readonly #methods: number;
  #failure: DiskFailure | undefined;

  constructor(engine: SqliteEngine, disk: Disk) {
    this.#engine = engine;
    this.#disk = disk;
    this.#methods = this.#writeMethods();
  }

  /** The last failure of the disk since the last call. */
  takeFailure(): DiskFailure | undefined {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** Size of database and journal; what cannot be asked counts as nothing. */
  usedBytes(): number {
    let bytes = 0;
    for (const file of this.#files.values()) {
      this.#guard('size', file.path, sqlite.IOERR_FSTAT, () => {
        bytes += file.size();
      });
    }
    return bytes;
  }

  /** How far the write-ahead log reaches, in bytes. */
  journalBytes(): number {
    for (const file of this.#files.values()) if (file.isWal) return file.lastWriteEnd;
    return 0;
  }

  exists(path: string): boolean {
    try {
      return this.#disk.exists(path);
    } catch (error) {
      this.#failure = { operation: 'exists', path, error };
      return false;
    }
  }

  open(path: string, file: number, flags: number, flagsOut: number): number {
    // An empty method pointer tells SQLite that there is nothing to close when opening fails.
    this.#engine.view().setUint32(file, 0, true);
    return this.#guard('open', path, sqlite.CANTOPEN, () => {
      const isNew = !this.#disk.exists(path);
      const opened = this.#disk.open(path, {
        create: (flags & sqlite.OPEN_CREATE) !== 0,
        exclusive: (flags & sqlite.OPEN_EXCLUSIVE) !== 0,
        readOnly: (flags & sqlite.OPEN_READONLY) !== 0,
      });
      const traits = {
        isWal: (flags & sqlite.OPEN_WAL) !== 0,
        isNew,
        isDeletedOnClose: (flags & sqlite.OPEN_DELETEONCLOSE) !== 0,
      };
      this.#files.set(file, new OpenDiskFile(this.#disk, path, opened, traits));
      if (flagsOut) this.#engine.view().setInt32(flagsOut, flags, true);
      this.#engine.view().setUint32(file, this.#methods, true);
      return sqlite.OK;
    });
  }

  remove(path: string, isSynced: boolean): number {
    return this.#guard('remove', path, sqlite.IOERR_DELETE, () => {
      if (!this.#disk.exists(path)) return sqlite.IOERR_DELETE_NOENT;
      this.#disk.remove(path);
      if (isSynced) this.#disk.syncDirectory(directoryOf(path));
      return sqlite.OK;
    });
  }

  /** Closes what SQLite left open, when it cannot be asked any more. */
  closeAll(): void {
    for (const file of this.#files.values()) this.#guard('close', file.path, sqlite.IOERR_CLOSE, () => file.close());
    this.#files.clear();
  }

  /** Builds the `sqlite3_io_methods` (version 1: shared memory is not needed, one process has the database for itself). */
  #writeMethods(): number {
    const unlocked = (): number => sqlite.OK;
    const notReserved = (_file: number, out: number): number => {
      this.#engine.view().setInt32(out, 0, true);
      return sqlite.OK;
    };
    const read = (f: number, b: number, n: number, at: bigint) => this.#read(f, b, n, Number(at));
    const write = (f: number, b: number, n: number, at: bigint) => this.#write(f, b, n, Number(at));
    const functions = asNativeFunctions([
      { body: (file: number) => this.#close(file), signature: 'ii' },
      { body: read, signature: 'iiiij' },
      { body: write, signature: 'iiiij' },
      { body: (file: number, size: bigint) => this.#truncate(file, Number(size)), signature: 'iij' },
      { body: (file: number, _flags: number) => this.#sync(file), signature: 'iii' },
      { body: (file: number, out: number) => this.#size(file, out), signature: 'iii' },
      { body: unlocked, signature: 'iii' },
      { body: unlocked, signature: 'iii' },
      { body: notReserved, signature: 'iii' },
      { body: () => sqlite.NOTFOUND, signature: 'iiii' },
      { body: () => sectorBytes, signature: 'ii' },
      { body: () => powerSafeOverwrite, signature: 'ii' },
    ]);
    const { exports } = this.#engine;
    const entries = [1, ...functions.map((body) => exports.addFunction(body))];
    const methods = exports._malloc(entries.length * 4);
    for (const [index, entry] of entries.entries()) this.#engine.view().setUint32(methods + 4 * index, entry, true);
    return methods;
  }

  #close(handle: number): number {
    const file = this.#file(handle);
    this.#files.delete(handle);
    return this.#guard('close', file.path, sqlite.IOERR_CLOSE, () => file.close());
  }

  #read(handle: number, buffer: number, length: number, position: number): number {
    const file = this.#file(handle);
    return this.#guard('read', file.path, sqlite.IOERR_READ, () => {
      const target = this.#engine.bytes().subarray(buffer, buffer + length);
      const count = file.read(target, position);
      if (count === length) return sqlite.OK;
      target.fill(0, count);
      return sqlite.IOERR_SHORT_READ;
    });
  }

  #write(handle: number, buffer: number, length: number, position: number): number {
    const file = this.#file(handle);
    return this.#guard('write', file.path, sqlite.IOERR_WRITE, () =>
      file.write(this.#engine.bytes().subarray(buffer, buffer + length), position),
    );
  }

  #truncate(handle: number, size: number): number {
    const file = this.#file(handle);
    return this.#guard('truncate', file.path, sqlite.IOERR_TRUNCATE, () => file.truncate(size));
  }

  #sync(handle: number): number {
    const file = this.#file(handle);
    return this.#guard('sync', file.path, sqlite.IOERR_FSYNC, () => file.sync());
  }

  #size(handle: number, out: number): number {
    const file = this.#file(handle);
    return this.#guard('size', file.path, sqlite.IOERR_FSTAT, () => {
      this.#engine.view().setBigInt64(out, BigInt(file.size()), true);
    });
  }

  #file(handle: number): OpenDiskFile {
    const file = this.#files.get(handle);
    if (!file) throw new Error('SQLite used a file that it had closed.');
    return file;
  }

  /** Nothing may be thrown through SQLite: it would lose its place. The failure is kept and SQLite hears its number. */
  #guard(operation: FileOperation, path: string, failed: number, act: () => unknown): number {
    try {
      const rc = act();
      return typeof rc === 'number' ? rc : sqlite.OK;
    } catch (error) {
      this.#failure = { operation, path, error };
      return operation === 'write' && codeOf(error) === 'ENOSPC' ? sqlite.FULL : failed;
    }
  }
}

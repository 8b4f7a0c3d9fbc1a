import type { Disk, OpenFile } from '@kassensturz/host';

/** One file that SQLite has open on the host's disk. */
export class OpenDiskFile {
  readonly path: string;
  readonly isWal: boolean;
  readonly #disk: Disk;
  readonly #file: OpenFile;
  readonly #isDeletedOnClose: boolean;
  #needsDirectorySync: boolean;
  /** Where the first byte lies that was written since the last sync. */
  #firstUnsyncedAt = Number.POSITIVE_INFINITY;
  #lastWriteEnd = 0;

  constructor(disk: Disk, path: string, file: OpenFile, traits: FileTraits) {
    this.#disk = disk;
    this.path = path;
    this.#file = file;
    this.isWal = traits.isWal;
    this.#isDeletedOnClose = traits.isDeletedOnClose;
    this.#needsDirectorySync = traits.isNew;
  }

  /** How far the journal reaches; SQLite begins again at 0 after a checkpoint. */
  get lastWriteEnd(): number {
    return this.#lastWriteEnd;
  }

  read(target: Uint8Array, position: number): number {
    return this.#file.read(target, position);
  }

  write(bytes: Uint8Array, position: number): void {
    try {
      this.#file.write(bytes, position);
    } catch (error) {
      if (this.isWal && codeOf(error) === 'ENOSPC') this.#takeBackUnsynced(position);
      throw error;
    }
    this.#firstUnsyncedAt = Math.min(this.#firstUnsyncedAt, position);
    this.#lastWriteEnd = position + bytes.length;
  }

  truncate(size: number): void {
    this.#file.truncate(size);
    this.#lastWriteEnd = Math.min(this.#lastWriteEnd, size);
  }

  sync(): void {
    // Another program that opens the running database may remove the journal when it leaves; what were written then
    // would be in a file without a name. Better to stop before anything is acknowledged.
    if (this.isWal && !this.#disk.exists(this.path)) throw new JournalGone(this.path);
    this.#file.sync();
    this.#firstUnsyncedAt = Number.POSITIVE_INFINITY;
    if (this.#needsDirectorySync) {
      this.#disk.syncDirectory(directoryOf(this.path));
      this.#needsDirectorySync = false;
    }
  }

  size(): number {
    return this.#file.size();
  }

  close(): void {
    this.#file.close();
    if (this.#isDeletedOnClose) this.#disk.remove(this.path);
  }

  /**
   * SQLite pads the journal after the commit frame. When the disk fills up in the padding, the till hears "undone" while a
   * whole commit lies in the file, and a power cut would bring it back; so the tail goes before the error is passed on.
   */
  #takeBackUnsynced(position: number): void {
    this.#file.truncate(Math.min(this.#firstUnsyncedAt, position));
    this.#file.sync();
    this.#firstUnsyncedAt = Number.POSITIVE_INFINITY;
  }
}

export interface FileTraits {
  readonly isWal: boolean;
  readonly isNew: boolean;
  readonly isDeletedOnClose: boolean;
}

/** The journal of the running database has lost its name. */
export class JournalGone extends Error {
  constructor(path: string) {
    super(`${path} is no longer there.`);
    this.name = 'JournalGone';
  }
}

/** The Node code of a failure of the disk, if it has one. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

import { type Disk, DiskError, type OpenFile } from '@kassensturz/host';

/** One file that SQLite has open on the host's disk. */
export class OpenDiskFile {
  readonly path: string;
  readonly isWal: boolean;
  readonly #disk: Disk;
  readonly #file: OpenFile;
  readonly #isDeletedOnClose: boolean;
  #needsDirectorySync: boolean;
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
    this.#file.write(bytes, position);
    this.#lastWriteEnd = position + bytes.length;
  }

  truncate(size: number): void {
    this.#file.truncate(size);
    this.#lastWriteEnd = Math.min(this.#lastWriteEnd, size);
  }

  sync(): void {
    // Another program that opens the running database may remove the journal when it leaves; what is written then
    // lies in a file without a name. Better to stop before anything is acknowledged.
    if (this.isWal && !this.#disk.exists(this.path)) throw new JournalGone(this.path);
    this.#file.sync();
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

/** The Node code of a failure of the disk; undefined when something else was thrown (a host without power). */
export function codeOf(error: unknown): string | undefined {
  return error instanceof DiskError ? error.code : undefined;
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/')));
}

import { type Disk, DiskError, type OpenFile, type OpenOptions } from '@kassensturz/host';
import { BLOCK_BYTES } from './framing.ts';
import type { MassStorageTransport } from './mass-storage-transport.ts';

const IO_FILE = 'TSE-IO.bin';
/** Written by clients to keep the stick awake; its content means nothing. */
const GUARD_FILE = 'TSE-GUARD.bin';
const FILES: readonly string[] = [GUARD_FILE, IO_FILE];

/** The volume of the stick: its `/` holds `TSE-IO.bin`, through which all commands go. */
export class TseVolume implements Disk {
  readonly #transport: MassStorageTransport;
  readonly #isPlugged: () => boolean;

  constructor(transport: MassStorageTransport, isPlugged: () => boolean) {
    this.#transport = transport;
    this.#isPlugged = isPlugged;
  }

  open(path: string, options: OpenOptions = {}): OpenFile {
    this.#requirePlugged(path);
    const name = path.replace(/^\/+/, '');
    if (!FILES.includes(name)) {
      if (options.create === true) throw new DiskError('EROFS', path, `The stick holds only ${FILES.join(' and ')}.`);
      throw new DiskError('ENOENT', path, `There is no ${path} on the stick; commands go through /${IO_FILE}.`);
    }
    if (options.create === true && options.exclusive === true) {
      throw new DiskError('EEXIST', path, `${path} is there already.`);
    }
    return name === IO_FILE ? this.#ioFile(path) : this.#guardFile(path);
  }

  exists(path: string): boolean {
    const name = path.replace(/^\/+/, '');
    return this.#isPlugged() && (name === '' || FILES.includes(name));
  }

  list(directory: string): readonly string[] {
    this.#requirePlugged(directory);
    if (directory.replace(/^\/+/, '') !== '') {
      throw new DiskError('ENOENT', directory, `The stick has no directory ${directory}.`);
    }
    return FILES;
  }

  makeDirectory(path: string): void {
    this.#refuseChange(path);
  }

  remove(path: string): void {
    this.#refuseChange(path);
  }

  rename(from: string): void {
    this.#refuseChange(from);
  }

  syncDirectory(path: string): void {
    this.#requirePlugged(path);
  }

  space(path = '/'): { readonly freeBytes: number; readonly totalBytes: number } {
    this.#requirePlugged(path);
    return { freeBytes: 0, totalBytes: FILES.length * BLOCK_BYTES };
  }

  #ioFile(path: string): OpenFile {
    return {
      read: (target, position) => {
        this.#requireAnswering(path);
        const part = this.#transport.read().subarray(position, position + target.length);
        target.set(part);
        return part.length;
      },
      write: (bytes, position) => {
        this.#requireAnswering(path);
        // Only whole blocks at the start are commands; anything else is file content that the stick does not heed.
        if (position === 0) this.#transport.write(bytes);
      },
      ...this.#blockFile(path),
    };
  }

  #guardFile(path: string): OpenFile {
    return {
      read: (target) => {
        this.#requireAnswering(path);
        target.fill(0);
        return Math.min(target.length, BLOCK_BYTES);
      },
      write: () => this.#requireAnswering(path),
      ...this.#blockFile(path),
    };
  }

  #blockFile(path: string): Pick<OpenFile, 'truncate' | 'size' | 'sync' | 'close'> {
    return {
      truncate: () => this.#refuseChange(path),
      size: () => BLOCK_BYTES,
      sync: () => this.#requireAnswering(path),
      close: () => {},
    };
  }

  #requirePlugged(path: string): void {
    if (!this.#isPlugged()) throw new DiskError('ENODEV', path, 'The TSE stick is not plugged in.');
  }

  /** A file that was open when the stick was pulled fails with EIO from then on. */
  #requireAnswering(path: string): void {
    if (!this.#isPlugged())
      throw new DiskError('EIO', path, 'The TSE stick was pulled; plug it in and open the file again.');
  }

  #refuseChange(path: string): never {
    this.#requirePlugged(path);
    throw new DiskError('EROFS', path, 'Files on the TSE stick cannot be made, removed or renamed.');
  }
}

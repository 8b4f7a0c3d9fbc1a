import type { Disk, OpenFile, OpenOptions } from '@kassensturz/host';

/** One change of a disk with everything needed to repeat it, or a mark of the workload between two changes. */
export type Change =
  | { readonly kind: 'open'; readonly handle: number; readonly path: string; readonly options: OpenOptions }
  | { readonly kind: 'write'; readonly handle: number; readonly position: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly handle: number; readonly size: number }
  | { readonly kind: 'sync'; readonly handle: number }
  | { readonly kind: 'makeDirectory' | 'remove' | 'syncDirectory'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'acknowledged'; readonly receipts: number };

/** A disk that notes every change made through it, so that each moment of a run can be made again. */
export class RecordedDisk implements Disk {
  readonly changes: Change[] = [];
  readonly #disk: Disk;
  #handles = 0;

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  open(path: string, options: OpenOptions = {}): OpenFile {
    const file = this.#disk.open(path, options);
    const handle = this.#handles++;
    this.changes.push({ kind: 'open', handle, path, options });
    return {
      read: (target, position) => file.read(target, position),
      size: () => file.size(),
      close: () => file.close(),
      write: (bytes, position) => {
        file.write(bytes, position);
        this.changes.push({ kind: 'write', handle, position, bytes: bytes.slice() });
      },
      truncate: (size) => {
        file.truncate(size);
        this.changes.push({ kind: 'truncate', handle, size });
      },
      sync: () => {
        file.sync();
        this.changes.push({ kind: 'sync', handle });
      },
    };
  }

  exists(path: string): boolean {
    return this.#disk.exists(path);
  }

  list(directory: string): readonly string[] {
    return this.#disk.list(directory);
  }

  makeDirectory(path: string): void {
    this.#disk.makeDirectory(path);
    this.changes.push({ kind: 'makeDirectory', path });
  }

  remove(path: string): void {
    this.#disk.remove(path);
    this.changes.push({ kind: 'remove', path });
  }

  rename(from: string, to: string): void {
    this.#disk.rename(from, to);
    this.changes.push({ kind: 'rename', path: from, to });
  }

  syncDirectory(path: string): void {
    this.#disk.syncDirectory(path);
    this.changes.push({ kind: 'syncDirectory', path });
  }

  space(path?: string): { readonly freeBytes: number; readonly totalBytes: number } {
    return this.#disk.space(path);
  }
}

/** Makes the changes again on another disk. */
export function repeat(changes: readonly Change[], disk: Disk): void {
  const files = new Map<number, OpenFile>();
  const fileOf = (handle: number): OpenFile => {
    const file = files.get(handle);
    if (!file) throw new Error(`change of a file that was not opened: ${handle}`);
    return file;
  };
  for (const change of changes) {
    switch (change.kind) {
      case 'open':
        files.set(change.handle, disk.open(change.path, change.options));
        break;
      case 'write':
        fileOf(change.handle).write(change.bytes, change.position);
        break;
      case 'truncate':
        fileOf(change.handle).truncate(change.size);
        break;
      case 'sync':
        fileOf(change.handle).sync();
        break;
      case 'rename':
        disk.rename(change.path, change.to);
        break;
      case 'makeDirectory':
      case 'remove':
      case 'syncDirectory':
        disk[change.kind](change.path);
        break;
      case 'acknowledged':
        break;
      default:
        change satisfies never;
    }
  }
}

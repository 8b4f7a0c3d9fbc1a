import type { Disk, OpenFile } from '@kassensturz/host';

/** A disk that acknowledges every write and keeps it in memory until `flush`: what a till does that stores late. */
export class LateDisk implements Disk {
  readonly #disk: Disk;
  readonly #late: (() => void)[] = [];
  readonly #contents = new Map<string, Uint8Array>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  flush(): void {
    for (const write of this.#late.splice(0)) write();
  }

  open(path: string, options?: Parameters<Disk['open']>[1]): OpenFile {
    const file = this.#disk.open(path, options);
    if (!this.#contents.has(path)) this.#contents.set(path, wholeFile(file));
    const content = () => this.#contents.get(path)!;
    return {
      read: (target, position) => {
        const available = content().subarray(position, position + target.length);
        target.set(available);
        return available.length;
      },
      write: (bytes, position) => {
        const copy = bytes.slice();
        this.#contents.set(path, patched(content(), copy, position));
        this.#late.push(() => file.write(copy, position));
      },
      truncate: (size) => {
        this.#contents.set(path, resized(content(), size));
        this.#late.push(() => file.truncate(size));
      },
      size: () => content().length,
      sync: () => void this.#late.push(() => file.sync()),
      close: () => void this.#late.push(() => file.close()),
    };
  }

  exists = (path: string) => this.#disk.exists(path);
  list = (directory: string) => this.#disk.list(directory);
  makeDirectory = (path: string) => this.#disk.makeDirectory(path);
  syncDirectory = (path: string) => void this.#late.push(() => this.#disk.syncDirectory(path));
  space = (path?: string) => this.#disk.space(path);

  remove(path: string): void {
    this.flush();
    this.#contents.delete(path);
    this.#disk.remove(path);
  }

  rename(from: string, to: string): void {
    this.flush();
    this.#contents.delete(from);
    this.#contents.delete(to);
    this.#disk.rename(from, to);
  }
}

function wholeFile(file: OpenFile): Uint8Array {
  const bytes = new Uint8Array(file.size());
  file.read(bytes, 0);
  return bytes;
}

function resized(content: Uint8Array, size: number): Uint8Array {
  const next = new Uint8Array(size);
  next.set(content.subarray(0, size));
  return next;
}

function patched(content: Uint8Array, bytes: Uint8Array, position: number): Uint8Array {
  const next = position + bytes.length > content.length ? resized(content, position + bytes.length) : content;
  next.set(bytes, position);
  return next;
}

import type { Disk, OpenFile, OpenOptions } from '../../doors/disk.ts';
import type { Incarnation } from './incarnation.ts';

/** The disk door of one incarnation: the machine's disk, as long as there is power. */
export class HostDisk implements Disk {
  readonly #disk: Disk;
  readonly #owner: Incarnation;

  constructor(disk: Disk, owner: Incarnation) {
    this.#disk = disk;
    this.#owner = owner;
  }

  open(path: string, options?: OpenOptions): OpenFile {
    const file = this.#powered.open(path, options);
    return new PoweredFile(file, this.#owner);
  }

  exists(path: string): boolean {
    return this.#powered.exists(path);
  }

  list(directory: string): readonly string[] {
    return this.#powered.list(directory);
  }

  makeDirectory(path: string): void {
    this.#powered.makeDirectory(path);
  }

  remove(path: string): void {
    this.#powered.remove(path);
  }

  rename(from: string, to: string): void {
    this.#powered.rename(from, to);
  }

  syncDirectory(path: string): void {
    this.#powered.syncDirectory(path);
  }

  space(path?: string): { readonly freeBytes: number; readonly totalBytes: number } {
    return this.#powered.space(path);
  }

  get #powered(): Disk {
    this.#owner.requirePower();
    return this.#disk;
  }
}

class PoweredFile implements OpenFile {
  readonly #file: OpenFile;
  readonly #owner: Incarnation;

  constructor(file: OpenFile, owner: Incarnation) {
    this.#file = file;
    this.#owner = owner;
  }

  read(target: Uint8Array, position: number): number {
    return this.#powered.read(target, position);
  }

  write(bytes: Uint8Array, position: number): void {
    this.#powered.write(bytes, position);
  }

  truncate(size: number): void {
    this.#powered.truncate(size);
  }

  size(): number {
    return this.#powered.size();
  }

  sync(): void {
    this.#powered.sync();
  }

  close(): void {
    this.#powered.close();
  }

  get #powered(): OpenFile {
    this.#owner.requirePower();
    return this.#file;
  }
}

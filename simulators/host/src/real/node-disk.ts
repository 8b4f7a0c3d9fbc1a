import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import type { Disk, OpenFile, OpenOptions } from '../doors/disk.ts';
import { DiskError } from '../errors.ts';
import { normalPath } from '../files/paths.ts';

/** Files of the real machine below one directory. */
export class NodeDisk implements Disk {
  readonly #root: string;

  constructor(root: string) {
    this.#root = resolve(root);
  }

  open(path: string, options: OpenOptions = {}): OpenFile {
    const { O_RDONLY, O_RDWR, O_CREAT, O_EXCL } = fs.constants;
    let flags = options.readOnly ? O_RDONLY : O_RDWR;
    if (options.create) flags |= O_CREAT;
    if (options.create && options.exclusive) flags |= O_EXCL;
    const real = this.#real(path);
    const descriptor = attempt(path, () => fs.openSync(real, flags, 0o644));
    // Linux opens a directory for reading without complaint.
    if (attempt(path, () => fs.fstatSync(descriptor)).isDirectory()) {
      fs.closeSync(descriptor);
      throw new DiskError('EISDIR', path, `EISDIR: ${path}: this is a directory, a file was expected.`);
    }
    return new NodeFile(descriptor, path);
  }

  exists(path: string): boolean {
    return fs.existsSync(this.#real(path));
  }

  list(directory: string): readonly string[] {
    return attempt(directory, () => fs.readdirSync(this.#real(directory))).sort();
  }

  makeDirectory(path: string): void {
    attempt(path, () => fs.mkdirSync(this.#real(path), { recursive: true }));
  }

  remove(path: string): void {
    const real = this.#real(path);
    if (fs.existsSync(real) && fs.statSync(real).isDirectory()) {
      throw new DiskError('EISDIR', path, `EISDIR: ${path}: this is a directory, a file was expected.`);
    }
    attempt(path, () => fs.unlinkSync(real));
  }

  rename(from: string, to: string): void {
    attempt(from, () => fs.renameSync(this.#real(from), this.#real(to)));
  }

  syncDirectory(path: string): void {
    const real = this.#real(path);
    attempt(path, () => {
      const descriptor = fs.openSync(real, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY);
      try {
        fs.fsyncSync(descriptor);
      } finally {
        fs.closeSync(descriptor);
      }
    });
  }

  space(path = '/'): { readonly freeBytes: number; readonly totalBytes: number } {
    const { bavail, blocks, bsize } = attempt(path, () => fs.statfsSync(this.#real(path)));
    return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
  }

  #real(path: string): string {
    return join(this.#root, normalPath(path));
  }
}

class NodeFile implements OpenFile {
  readonly #descriptor: number;
  readonly #path: string;

  constructor(descriptor: number, path: string) {
    this.#descriptor = descriptor;
    this.#path = path;
  }

  read(target: Uint8Array, position: number): number {
    return attempt(this.#path, () => fs.readSync(this.#descriptor, target, 0, target.length, position));
  }

  write(bytes: Uint8Array, position: number): void {
    attempt(this.#path, () => {
      let written = 0;
      while (written < bytes.length) {
        written += fs.writeSync(this.#descriptor, bytes, written, bytes.length - written, position + written);
      }
    });
  }

  truncate(size: number): void {
    attempt(this.#path, () => fs.ftruncateSync(this.#descriptor, size));
  }

  size(): number {
    return attempt(this.#path, () => fs.fstatSync(this.#descriptor)).size;
  }

  sync(): void {
    attempt(this.#path, () => fs.fsyncSync(this.#descriptor));
  }

  close(): void {
    attempt(this.#path, () => fs.closeSync(this.#descriptor));
  }
}

/** Node's errors as those of the disk door, with the path as the program knows it. */
function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'EIO';
    throw new DiskError(code, path, `${code}: ${path}: the operating system refused.`, { cause: error });
  }
}

/** A file that is open. Positions and sizes are bytes. */
export interface OpenFile {
  /** Reads into `target` from `position`; returns how many bytes there were (0 at the end). */
  read(target: Uint8Array, position: number): number;
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): void;
  truncate(size: number): void;
  size(): number;
  /** fsync: content and size of this file are on the platter when it returns; its name is not (see `syncDirectory`). */
  sync(): void;
  close(): void;
}

export interface OpenOptions {
  /** Make the file if it is missing (default false: missing is `ENOENT`). */
  readonly create?: boolean;
  /** Fail with `EEXIST` when the file is there already (with `create`). */
  readonly exclusive?: boolean;
  /** Open for reading only (default false). */
  readonly readOnly?: boolean;
}

/**
 * Door 3: files, synchronous. Paths are absolute in this disk (`/pos.db`, `/media/tse/TSE-IO.bin`), with `/` between names.
 * Failures are `DiskError`s with a Node code: `ENOENT`, `EEXIST`, `ENOSPC`, `EIO`, `EROFS`, `EISDIR`, `ENOTDIR`, `ENODEV`.
 */
export interface Disk {
  open(path: string, options?: OpenOptions): OpenFile;
  exists(path: string): boolean;
  /** Names in a directory, sorted. */
  list(directory: string): readonly string[];
  makeDirectory(path: string): void;
  /** Removes a file (not a directory). */
  remove(path: string): void;
  /** Renames a file, replacing an existing one in one step. */
  rename(from: string, to: string): void;
  /** fsync of a directory: names made, removed or renamed in it are on the platter when it returns. */
  syncDirectory(path: string): void;
  /** Room in bytes on the volume that holds `path` (default `/`). */
  space(path?: string): { readonly freeBytes: number; readonly totalBytes: number };
}

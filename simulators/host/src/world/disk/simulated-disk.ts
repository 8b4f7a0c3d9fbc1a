import type { Disk, OpenFile, OpenOptions } from '../../doors/disk.ts';
import type { Random } from '../../doors/random.ts';
import { DiskError } from '../../errors.ts';
import { normalPath, pathNames } from '../../files/paths.ts';
import type { EventDetails } from '../event-log.ts';
import { DiskControl, type DiskOperation } from './disk-control.ts';
import { DiskImage } from './disk-image.ts';
import { DiskTree } from './disk-tree.ts';
import { applyData, type FileNode } from './nodes.ts';
import { cutPower, type PowerCutMode, SECTOR_BYTES } from './power-cut.ts';
import { WriteCache } from './write-cache.ts';

export interface SimulatedDiskOptions {
  readonly random: Random;
  /** Is told every change, for the event log. */
  readonly record?: (kind: string, details: EventDetails) => void;
  readonly capacityBytes?: number;
}

/** A disk with a cache in front of its platter: what is not synced is at the mercy of the next power cut. */
export class SimulatedDisk implements Disk {
  readonly control = new DiskControl();
  /** Called when `control.cutPowerAt` strikes; must not return. */
  onPowerCut: ((mode: PowerCutMode) => never) | undefined;
  readonly #tree = new DiskTree();
  readonly #random: Random;
  readonly #record: (kind: string, details: EventDetails) => void;
  #plugCount = 0;

  constructor(options: SimulatedDiskOptions) {
    this.#random = options.random;
    this.#record = options.record ?? (() => {});
    if (options.capacityBytes !== undefined) this.control.capacityBytes = options.capacityBytes;
  }

  open(path: string, options: OpenOptions = {}): OpenFile {
    const name = normalPath(path);
    const isNew = !this.#tree.find(name);
    if (this.control.isReadOnly && !options.readOnly) throw fault('EROFS', name, 'the disk is read-only');
    if (isNew) this.#tree.checkWay(name);
    if (isNew && !options.create) throw fault('ENOENT', name, 'there is no such file');
    if (!isNew && options.create && options.exclusive) throw fault('EEXIST', name, 'the file exists already');
    this.#perform({ kind: 'open', path: name }, isNew, () => {
      if (isNew) this.#tree.addFile(name);
    });
    const node = this.#tree.file(name);
    return new SimulatedFile(this.#access, node, name, options.readOnly ?? false, this.#plugCount);
  }

  exists(path: string): boolean {
    return this.#tree.find(normalPath(path)) !== undefined;
  }

  list(directory: string): readonly string[] {
    return [...this.#tree.directory(normalPath(directory)).entries.keys()].sort();
  }

  makeDirectory(path: string): void {
    const names = pathNames(path);
    for (let depth = 1; depth <= names.length; depth++) {
      const name = `/${names.slice(0, depth).join('/')}`;
      const known = this.#tree.find(name);
      if (known?.kind === 'file') throw fault('EEXIST', name, 'a file has that name');
      if (!known) this.#perform({ kind: 'makeDirectory', path: name }, true, () => this.#tree.addDirectory(name));
    }
  }

  remove(path: string): void {
    const name = normalPath(path);
    this.#tree.file(name);
    this.#perform({ kind: 'remove', path: name }, true, () => this.#tree.remove(name));
  }

  rename(from: string, to: string): void {
    const name = normalPath(from);
    this.#tree.checkRename(name, normalPath(to));
    this.#perform({ kind: 'rename', path: name }, true, () => this.#tree.rename(name, normalPath(to)));
  }

  syncDirectory(path: string): void {
    const name = normalPath(path);
    const directory = this.#tree.directory(name);
    this.#perform({ kind: 'syncDirectory', path: name }, true, undefined, () => {
      if (!this.control.isSyncLying) this.#tree.syncNames(directory);
    });
  }

  space(): { readonly freeBytes: number; readonly totalBytes: number } {
    const totalBytes = this.control.capacityBytes;
    return { freeBytes: Math.max(0, totalBytes - this.#tree.usedBytes()), totalBytes };
  }

  /** What a power cut leaves; open files are dead afterwards. */
  cutPower(mode: PowerCutMode): void {
    this.#plugCount++;
    cutPower(this.#tree.root, mode, this.control.namePolicy, this.#random);
  }

  /** The machine's kernel closes all files; nothing is lost. */
  forgetOpenFiles(): void {
    this.#plugCount++;
  }

  /** What is on the platter now, without what is only in the cache. */
  image(): DiskImage {
    return new DiskImage(this.#tree.root);
  }

  /** Puts an image in place of everything (F-ROLLBACK); open files are dead afterwards. */
  restore(image: DiskImage): void {
    this.#plugCount++;
    this.#tree.replace(image.unpack());
  }

  /** Silent rot (D15): turns one bit over, on the platter and in the cache; reading gives no error. */
  flipBit(path: string, position: number, bit: number): void {
    const { content, durable } = this.#tree.file(normalPath(path));
    for (const where of new Set([content, durable])) {
      const byte = new Uint8Array(1);
      if (where.read(byte, position) === 1) where.write(Uint8Array.of(byte[0]! ^ (1 << bit)), position);
    }
  }

  /** A sector that cannot be read (`EIO`) until it is written again (D14). */
  spoilSector(path: string, sector: number): void {
    const file = this.#tree.file(normalPath(path));
    file.badSectors = (file.badSectors ?? new Set()).add(sector);
  }

  /** Everything reaches the platter, as when a machine shuts down in good order. */
  flush(): void {
    this.#plugCount++;
    cutPower(this.#tree.root, 'keep', this.control.namePolicy, this.#random);
  }

  /**
   * Runs one call. `change` happens before a power cut that strikes at this call (a write is in the cache then),
   * `complete` after it (a sync is not done then).
   */
  #perform(operation: DiskOperation, isChange: boolean, change?: () => void, complete?: () => void): void {
    const code = this.control.judge(operation, isChange);
    if (code) throw fault(code, operation.path, `the disk failed at "${operation.kind}"`);
    change?.();
    if (isChange) {
      const { kind, ...details } = operation;
      this.#record(`disk.${kind}`, details);
      const mode = this.control.takePowerCut();
      if (mode) this.onPowerCut?.(mode);
    }
    complete?.();
  }

  readonly #writeCache = new WriteCache();

  readonly #access: FileAccess = {
    check: (path, plugCount) => {
      if (plugCount !== this.#plugCount) throw fault('EIO', path, 'the file was open when the power was cut');
    },
    perform: (operation, isChange, change, complete) => this.#perform(operation, isChange, change, complete),
    requireRoom: (path, node, size) => {
      const growth = sectorsIn(size) - sectorsIn(node.content.size);
      if (growth <= 0 || this.control.capacityBytes === Number.POSITIVE_INFINITY) return;
      const usedBytes = this.#tree.usedBytes();
      if (usedBytes + growth * SECTOR_BYTES > this.control.capacityBytes)
        throw fault('ENOSPC', path, 'the disk is full');
    },
    takeOrder: () => this.#tree.takeOrder(),
    keep: (bytes) => this.#writeCache.copy(bytes),
    syncFile: (node) => {
      if (this.control.isSyncLying) return;
      for (const operation of node.pending) applyData(node.durable, operation);
      node.pending = [];
      if (this.control.namePolicy === 'ext4') this.#tree.syncAllNames();
    },
  };
}

/** What an open file needs of its disk. */
interface FileAccess {
  check(path: string, plugCount: number): void;
  perform(operation: DiskOperation, isChange: boolean, change?: () => void, complete?: () => void): void;
  requireRoom(path: string, node: FileNode, size: number): void;
  takeOrder(): number;
  /** A copy of what a program has written from its own memory. */
  keep(bytes: Uint8Array): Uint8Array;
  syncFile(node: FileNode): void;
}

class SimulatedFile implements OpenFile {
  readonly #disk: FileAccess;
  readonly #node: FileNode;
  readonly #path: string;
  readonly #isReadOnly: boolean;
  readonly #plugCount: number;
  #isClosed = false;

  constructor(disk: FileAccess, node: FileNode, path: string, isReadOnly: boolean, plugCount: number) {
    this.#disk = disk;
    this.#node = node;
    this.#path = path;
    this.#isReadOnly = isReadOnly;
    this.#plugCount = plugCount;
  }

  read(target: Uint8Array, position: number): number {
    this.#check(false);
    this.#disk.perform({ kind: 'read', path: this.#path, position, bytes: target.length }, false);
    if (this.#node.badSectors) this.#requireReadable(position, target.length);
    return this.#node.content.read(target, position);
  }

  write(bytes: Uint8Array, position: number): void {
    this.#check(true);
    this.#disk.requireRoom(this.#path, this.#node, position + bytes.length);
    this.#disk.perform({ kind: 'write', path: this.#path, position, bytes: bytes.length }, true, () => {
      this.#node.content.write(bytes, position);
      this.#node.pending.push({
        kind: 'write',
        order: this.#disk.takeOrder(),
        position,
        bytes: this.#disk.keep(bytes),
      });
      this.#healSectors(position, bytes.length);
    });
  }

  truncate(size: number): void {
    this.#check(true);
    this.#disk.requireRoom(this.#path, this.#node, size);
    this.#disk.perform({ kind: 'truncate', path: this.#path, position: size }, true, () => {
      this.#node.content.truncate(size);
      this.#node.pending.push({ kind: 'truncate', order: this.#disk.takeOrder(), size });
    });
  }

  size(): number {
    this.#check(false);
    return this.#node.content.size;
  }

  sync(): void {
    this.#check(false);
    try {
      this.#disk.perform({ kind: 'sync', path: this.#path }, true, undefined, () => this.#disk.syncFile(this.#node));
    } catch (error) {
      // As Linux does: after a failed sync the pages count as clean; what was not written is lost without another word (D12).
      if (error instanceof DiskError && error.code === 'EIO') this.#node.pending = [];
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
  }

  #check(isChange: boolean): void {
    if (this.#isClosed) throw fault('EBADF', this.#path, 'the file was closed before');
    this.#disk.check(this.#path, this.#plugCount);
    if (isChange && this.#isReadOnly) throw fault('EBADF', this.#path, 'the file was opened for reading only');
  }

  #requireReadable(position: number, length: number): void {
    for (let sector = Math.floor(position / SECTOR_BYTES); sector * SECTOR_BYTES < position + length; sector++) {
      if (this.#node.badSectors?.has(sector))
        throw fault('EIO', this.#path, `sector ${sector} of the file is unreadable`);
    }
  }

  #healSectors(position: number, length: number): void {
    const bad = this.#node.badSectors;
    if (!bad) return;
    for (let sector = Math.floor(position / SECTOR_BYTES); sector * SECTOR_BYTES < position + length; sector++)
      bad.delete(sector);
  }
}

function sectorsIn(bytes: number): number {
  return Math.ceil(bytes / SECTOR_BYTES);
}

function fault(code: string, path: string, why: string): DiskError {
  return new DiskError(code, path, `${code}: ${path}: ${why}.`);
}

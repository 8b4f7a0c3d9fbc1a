import type { Disk, OpenFile, OpenOptions } from '../doors/disk.ts';
import { DiskError } from '../errors.ts';
import { normalPath, parentPath } from './paths.ts';

interface Mount {
  readonly at: string;
  readonly volume: Disk;
  isMounted: boolean;
}

interface Place {
  readonly disk: Disk;
  readonly path: string;
  readonly mount: Mount | undefined;
}

/** A disk into which other volumes can be mounted, as a USB stick is at `/media/tse`. */
export class MountableDisk implements Disk {
  readonly #root: Disk;
  readonly #mounts: Mount[] = [];

  constructor(root: Disk) {
    this.#root = root;
  }

  /** Shows `volume` at `path`; what the root has there is hidden meanwhile. */
  mount(path: string, volume: Disk): void {
    const at = normalPath(path);
    if (at === '/' || this.#mounts.some((mount) => mount.at === at)) {
      throw new DiskError('EBUSY', at, `EBUSY: ${at}: something is mounted there already; unmount it first.`);
    }
    this.#mounts.push({ at, volume, isMounted: true });
  }

  /** Takes a volume out, as pulling a stick does: files that are open on it fail with `ENODEV` from now on. */
  unmount(path: string): void {
    const at = normalPath(path);
    const index = this.#mounts.findIndex((mount) => mount.at === at);
    if (index < 0) throw new DiskError('EINVAL', at, `EINVAL: ${at}: nothing is mounted there.`);
    for (const mount of this.#mounts.splice(index, 1)) mount.isMounted = false;
  }

  /** The volumes that are mounted now. */
  get volumes(): readonly Disk[] {
    return this.#mounts.map(({ volume }) => volume);
  }

  open(path: string, options?: OpenOptions): OpenFile {
    const place = this.#find(path);
    const file = place.disk.open(place.path, options);
    return place.mount ? new MountedFile(file, place.mount) : file;
  }

  exists(path: string): boolean {
    const place = this.#find(path);
    return place.path === '/' || place.disk.exists(place.path);
  }

  list(directory: string): readonly string[] {
    const path = normalPath(directory);
    const mounted = this.#mounts.filter(({ at }) => parentPath(at) === path && at !== '/');
    const place = this.#find(path);
    if (mounted.length === 0) return place.disk.list(place.path);
    const own = place.disk.exists(place.path) ? place.disk.list(place.path) : [];
    return [...new Set([...own, ...mounted.map(({ at }) => at.slice(at.lastIndexOf('/') + 1))])].sort();
  }

  makeDirectory(path: string): void {
    const place = this.#find(path);
    if (place.path !== '/') place.disk.makeDirectory(place.path);
  }

  remove(path: string): void {
    const place = this.#find(path);
    place.disk.remove(place.path);
  }

  rename(from: string, to: string): void {
    const source = this.#find(from);
    const target = this.#find(to);
    if (source.disk !== target.disk) {
      throw new DiskError('EXDEV', to, `EXDEV: ${from} and ${to} are on different volumes; copy the file instead.`);
    }
    source.disk.rename(source.path, target.path);
  }

  syncDirectory(path: string): void {
    const place = this.#find(path);
    place.disk.syncDirectory(place.path);
  }

  space(path = '/'): { readonly freeBytes: number; readonly totalBytes: number } {
    const place = this.#find(path);
    return place.disk.space(place.path);
  }

  #find(path: string): Place {
    if (this.#mounts.length === 0) return { disk: this.#root, path, mount: undefined };
    const name = normalPath(path);
    for (const mount of this.#mounts) {
      if (name === mount.at) return { disk: mount.volume, path: '/', mount };
      if (name.startsWith(`${mount.at}/`)) return { disk: mount.volume, path: name.slice(mount.at.length), mount };
    }
    return { disk: this.#root, path: name, mount: undefined };
  }
}

class MountedFile implements OpenFile {
  readonly #file: OpenFile;
  readonly #mount: Mount;

  constructor(file: OpenFile, mount: Mount) {
    this.#file = file;
    this.#mount = mount;
  }

  read(target: Uint8Array, position: number): number {
    return this.#present.read(target, position);
  }

  write(bytes: Uint8Array, position: number): void {
    this.#present.write(bytes, position);
  }

  truncate(size: number): void {
    this.#present.truncate(size);
  }

  size(): number {
    return this.#present.size();
  }

  sync(): void {
    this.#present.sync();
  }

  close(): void {
    if (this.#mount.isMounted) this.#file.close();
  }

  get #present(): OpenFile {
    if (this.#mount.isMounted) return this.#file;
    const { at } = this.#mount;
    throw new DiskError('ENODEV', at, `ENODEV: ${at}: the volume was taken out while a file on it was open.`);
  }
}

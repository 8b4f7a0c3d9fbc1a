import type { Disk } from '@kassensturz/host';

/** Makes a directory and those above it, so that they survive a power cut. */
export function makeDirectories(disk: Disk, directory: string): void {
  const names = directory.split('/').filter((name) => name !== '');
  for (let depth = 1; depth <= names.length; depth++) {
    const path = `/${names.slice(0, depth).join('/')}`;
    if (disk.exists(path)) continue;
    disk.makeDirectory(path);
    disk.syncDirectory(`/${names.slice(0, depth - 1).join('/')}`);
  }
}

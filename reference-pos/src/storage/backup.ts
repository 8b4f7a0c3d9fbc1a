import type { Disk } from '@kassensturz/host';
import type { Connection } from './connection.ts';
import { codeOf, directoryOf } from './open-disk-file.ts';
import { StoreError } from './store-error.ts';

/**
 * Writes a consistent copy of the database to `path`: first beside it, synced, then renamed, so that there is a whole
 * backup at every moment. Throws `STORE_DISK_FULL` or `STORE_IO_ERROR`; the running database is not touched by either.
 */
export function backUp(connection: Connection, disk: Disk, path: string): void {
  const part = `${path}.part`;
  if (disk.exists(part)) disk.remove(part);
  connection.run('vacuum into :path', { path: part });
  try {
    const file = disk.open(part);
    try {
      file.sync();
    } finally {
      file.close();
    }
    disk.rename(part, path);
    disk.syncDirectory(directoryOf(path));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new StoreError(code === 'ENOSPC' ? 'STORE_DISK_FULL' : 'STORE_IO_ERROR', `backup to ${path}`, error);
  }
}

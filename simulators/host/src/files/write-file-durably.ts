import type { Disk } from '../doors/disk.ts';
import { normalPath, parentPath } from './paths.ts';

/**
 * Writes a file so that after a power cut it holds either all of the old or all of the new content, and the new one
 * once this has returned. All four steps are needed: without the last one the new name may be lost again.
 */
export function writeFileDurably(disk: Disk, path: string, bytes: Uint8Array): void {
  const target = normalPath(path);
  const temporary = `${target}.new`;
  const file = disk.open(temporary, { create: true });
  try {
    file.truncate(0);
    file.write(bytes, 0);
    file.sync();
  } finally {
    file.close();
  }
  disk.rename(temporary, target);
  disk.syncDirectory(parentPath(target));
}

import type { Disk } from '@kassensturz/host';

const chunkBytes = 256 * 1024;

/**
 * Writes the journal over itself and syncs it. After a failed sync the system's cache shows bytes that the platter does not
 * have, and takes them for written; a program that starts again without the machine would build on them. Once they are
 * written anew, what recovery reads is what a power cut would leave.
 */
export function refreshJournal(disk: Disk, path: string): void {
  if (!disk.exists(path)) return;
  const file = disk.open(path);
  try {
    const chunk = new Uint8Array(Math.min(chunkBytes, file.size()));
    for (let at = 0; at < file.size(); at += chunk.length) {
      const bytes = chunk.subarray(0, file.read(chunk, at));
      file.write(bytes, at);
    }
    file.sync();
  } finally {
    file.close();
  }
}

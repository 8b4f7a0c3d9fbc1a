import type { Disk } from '../doors/disk.ts';

/** The whole content of a file; `ENOENT` when it is missing. */
export function readFile(disk: Disk, path: string): Uint8Array {
  const file = disk.open(path, { readOnly: true });
  try {
    const content = new Uint8Array(file.size());
    let position = 0;
    while (position < content.length) {
      const count = file.read(content.subarray(position), position);
      if (count === 0) break;
      position += count;
    }
    return position === content.length ? content : content.slice(0, position);
  } finally {
    file.close();
  }
}

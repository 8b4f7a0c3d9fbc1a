import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive } from './archive.ts';

/** An unpacked export in a folder. */
export function openFolder(folder: string): Archive {
  const names = readdirSync(folder).sort();
  const files = names.flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path);
    if (!stat.isFile()) return [];
    return [{ name, size: stat.size, open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) }];
  });
  return { files, close: () => {} };
}

import type { Disk } from '@kassensturz/host';
import { JoinedSlices } from '../usb-tse/joined-slices.ts';

/** One archive out of several that follow each other; what lies in more than one comes once. */
export function* joinArchives(disk: Disk, files: readonly string[]): Generator<Uint8Array> {
  const joined = new JoinedSlices();
  for (const path of files) {
    const file = disk.open(path, { readOnly: true });
    const content = new Uint8Array(file.size());
    file.read(content, 0);
    file.close();
    yield* joined.add(content).pieces;
  }
  yield new Uint8Array(1024);
}

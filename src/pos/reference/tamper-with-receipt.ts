import type { Disk } from '@kassensturz/host';
import { HarnessError } from '../../errors.ts';

/**
 * Changes the total of a receipt in the files of a POS that is switched off: what somebody with a hex editor does to hide
 * turnover. The text keeps its length, so the database itself stays sound; only a check of the content can see it.
 */
export function tamperWithReceipt(disk: Disk, directory: string, number: number): void {
  const changed = disk.list(directory).reduce((sum, name) => sum + tamperFile(disk, `${directory}/${name}`, number), 0);
  if (changed === 0) throw new HarnessError('POS_NOT_READY', `receipt ${number} is in no file of ${directory}`);
}

/** Changes every copy that the file holds, pages that SQLite has given up included; returns how many. */
function tamperFile(disk: Disk, path: string, number: number): number {
  const file = disk.open(path);
  try {
    const bytes = Buffer.alloc(file.size());
    file.read(bytes, 0);
    const places = placesOfTotal(bytes, number);
    for (const at of places) file.write(Buffer.from(bytes[at] === 0x31 ? '2' : '1'), at);
    if (places.length > 0) file.sync();
    return places.length;
  } finally {
    file.close();
  }
}

/** Where the first digit of the total stands in each record of that receipt. */
function placesOfTotal(bytes: Buffer, number: number): readonly number[] {
  const places: number[] = [];
  const head = `{"number":${number},"saleId"`;
  for (let at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 1)) {
    const total = bytes.indexOf('"totalCents":', bytes.indexOf('"vat":', at));
    if (total >= 0) places.push(total + '"totalCents":'.length);
  }
  return places;
}

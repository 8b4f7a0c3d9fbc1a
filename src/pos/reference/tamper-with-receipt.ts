import type { Disk } from '@kassensturz/host';
import { HarnessError } from '../../errors.ts';

/**
 * Changes the total of a receipt in the files of a POS that is switched off: what somebody with a hex editor does to hide
 * turnover. The text keeps its length, so the database itself stays sound; only a check of the content can see it.
 */
export function tamperWithReceipt(disk: Disk, directory: string, number: number): void {
  for (const name of disk.list(directory)) {
    const path = `${directory}/${name}`;
    const file = disk.open(path, { create: false });
    try {
      const bytes = Buffer.alloc(file.size());
      file.read(bytes, 0);
      const at = placeOfTotal(bytes, number);
      if (at === undefined) continue;
      file.write(Buffer.from(bytes[at] === 0x31 ? '2' : '1'), at);
      file.sync();
      return;
    } finally {
      file.close();
    }
  }
  throw new HarnessError('POS_NOT_READY', `receipt ${number} is in no file of ${directory}`);
}

/** Where the first digit of the total stands in the record of that receipt. */
function placeOfTotal(bytes: Buffer, number: number): number | undefined {
  const receipt = bytes.indexOf(`{"number":${number},"saleId"`);
  if (receipt < 0) return undefined;
  const total = bytes.indexOf('"totalCents":', bytes.indexOf('"vat":', receipt));
  return total < 0 ? undefined : total + '"totalCents":'.length;
}

import type { Receipt } from '../paper/receipt.ts';
import type { Job, LossReport, Pulse } from './printer-events.ts';

const MOST_KEPT = 1000;
const MOST_RECEIPT_BYTES = 64 * 1024 * 1024;

/** What a printer has done, oldest first: of each kind the last thousand, of receipts at most 64 MB. */
export class Records {
  readonly receipts: Receipt[] = [];
  readonly pulses: Pulse[] = [];
  readonly losses: LossReport[] = [];
  readonly jobs: Job[] = [];
  #receiptBytes = 0;

  addReceipt(receipt: Receipt): void {
    this.receipts.push(receipt);
    this.#receiptBytes += receipt.weightBytes;
    while (this.receipts.length > 1 && (this.receipts.length > MOST_KEPT || this.#receiptBytes > MOST_RECEIPT_BYTES)) {
      this.#receiptBytes -= this.receipts.shift()!.weightBytes;
    }
  }

  add<Kind extends 'pulses' | 'losses' | 'jobs'>(kind: Kind, entry: Records[Kind][number]): void {
    const list = this[kind] as unknown[];
    list.push(entry);
    if (list.length > MOST_KEPT) list.shift();
  }
}

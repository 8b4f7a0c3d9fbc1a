import type { Receipt } from '../paper/receipt.ts';
import type { Job, LossReport, Pulse } from './printer-events.ts';

const MOST_KEPT = 1000;

/** What a printer has done, oldest first; of each kind the last thousand. */
export class Records {
  readonly receipts: Receipt[] = [];
  readonly pulses: Pulse[] = [];
  readonly losses: LossReport[] = [];
  readonly jobs: Job[] = [];

  add<Kind extends 'receipts' | 'pulses' | 'losses' | 'jobs'>(kind: Kind, entry: Records[Kind][number]): void {
    const list = this[kind] as unknown[];
    list.push(entry);
    if (list.length > MOST_KEPT) list.shift();
  }
}

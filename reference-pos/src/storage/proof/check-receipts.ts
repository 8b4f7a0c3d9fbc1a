import type { Store } from '../types.ts';
import { linesPerReceipt } from './receipt-workload.ts';

export type Verdict =
  | { readonly verdict: 'ok'; readonly receipts: number }
  | { readonly verdict: 'lost' | 'damaged'; readonly text: string };

/** Whether the store holds whole receipts only, without a gap, and at least as many as had been acknowledged. */
export function checkReceipts(store: Store, acknowledged: number): Verdict {
  store.verify();
  const found = store.get<{ receipts: number; last: number; lines: number; counter: number }>(`
    select (select count(*) from receipt) as receipts,
           (select coalesce(max(number), 0) from receipt) as last,
           (select count(*) from receipt_line) as lines,
           (select receipts from counter) as counter`);
  if (!found) return { verdict: 'damaged', text: 'no answer' };
  const { receipts, last, lines, counter } = found;
  if (receipts !== last || lines !== receipts * linesPerReceipt || counter !== receipts) {
    return { verdict: 'damaged', text: `torn: ${JSON.stringify(found)}` };
  }
  if (receipts < acknowledged) return { verdict: 'lost', text: `${receipts} of ${acknowledged} receipts` };
  return { verdict: 'ok', receipts };
}

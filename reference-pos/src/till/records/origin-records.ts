import type { Store } from '../../storage/types.ts';

/** What later receipts have done with a line: taken back, settled, used up. */
export interface UseOfLine {
  readonly quantity: number;
  readonly cents: number;
}

export interface OriginRecords {
  /** Sums over all lines that refer to that one, without what was abandoned, practised or itself cancelled. */
  usesOf(lineId: string): UseOfLine;
  /** Whether any line refers to a line of that receipt. */
  isUsed(receiptNumber: number): boolean;
}

const uses = `from sale_line join sale on sale.id = sale_line.sale_id
  where voided_at is null and sale.state <> 'cancelled' and sale.kind = 'sale'
  and (sale.receipt_number is null or sale.receipt_number not in (select cancels from sale where cancels is not null))`;

export function originRecords(store: Store): OriginRecords {
  return {
    usesOf: (lineId) =>
      store.get<UseOfLine & Record<string, number>>(
        `select coalesce(sum(quantity), 0) as quantity, coalesce(sum(total_cents), 0) as cents ${uses} and origin_line = ?`,
        [lineId],
      ) ?? { quantity: 0, cents: 0 },
    isUsed: (receiptNumber) =>
      store.get(`select 1 as used ${uses} and origin_receipt = ? limit 1`, [receiptNumber]) !== undefined,
  };
}

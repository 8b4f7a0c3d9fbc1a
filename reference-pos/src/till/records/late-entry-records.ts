import type { Store } from '../../storage/types.ts';

/** A receipt written by hand, entered at the till when it worked again. */
export interface LateEntry {
  readonly saleId: string;
  /** Running number of the paper receipt. */
  readonly paperNumber: number;
  readonly writtenAtMs: number;
  readonly notedAtMs: number;
  readonly notedBy: string;
}

export interface LateEntryRecords {
  ofSale(saleId: string): LateEntry | undefined;
  ofPaper(paperNumber: number): LateEntry | undefined;
  list(): readonly LateEntry[];
  add(entry: LateEntry): void;
}

interface Row {
  readonly sale_id: string;
  readonly paper_number: number;
  readonly written_at: number;
  readonly noted_at: number;
  readonly noted_by: string;
}

export function lateEntryRecords(store: Store): LateEntryRecords {
  const first = (where: string, value: string | number) =>
    store.all<Row>(`select * from late_entry where ${where} = ?`, [value]).map(entryOf)[0];
  return {
    ofSale: (saleId) => first('sale_id', saleId),
    ofPaper: (paperNumber) => first('paper_number', paperNumber),
    list: () => store.all<Row>('select * from late_entry order by paper_number').map(entryOf),
    add: ({ saleId, paperNumber, writtenAtMs, notedAtMs, notedBy }) => {
      store.run(
        'insert into late_entry (sale_id, paper_number, written_at, noted_at, noted_by) values (?, ?, ?, ?, ?)',
        [saleId, paperNumber, writtenAtMs, notedAtMs, notedBy],
      );
    },
  };
}

function entryOf({ sale_id, paper_number, written_at, noted_at, noted_by }: Row): LateEntry {
  return {
    saleId: sale_id,
    paperNumber: paper_number,
    writtenAtMs: written_at,
    notedAtMs: noted_at,
    notedBy: noted_by,
  };
}

import type { Store } from '../../storage/types.ts';
import type { SaleLine } from '../line.ts';
import type { Sale, SaleKind, SaleState } from '../sale.ts';
import { insertLine, linesOfSale } from './line-records.ts';
import { paymentRecords } from './payment-records.ts';

interface SaleRow {
  readonly id: string;
  readonly kind: SaleKind;
  readonly state: SaleState;
  readonly opened_at: number;
  readonly opened_by: string;
  readonly cancels: number | null;
  readonly reason: string | null;
  readonly customer_name: string | null;
  readonly receipt_number: number | null;
}

/** What is known of a sale before its first line. */
export interface SaleOpening {
  readonly id: string;
  readonly kind: SaleKind;
  readonly atMs: number;
  readonly by: string;
  readonly cancels?: number;
  readonly reason?: string;
}

/** Sales as the store keeps them; every write belongs into a step of record of the caller. */
export interface SaleRecords {
  find(id: string): Sale | undefined;
  /** The cancellation of that receipt, if there is one. */
  cancellationOf(receiptNumber: number): Sale | undefined;
  /** The sale a line id belongs to, voided lines too. */
  saleOfLine(lineId: string): string | undefined;
  list(state: SaleState): readonly Sale[];
  open(opening: SaleOpening): void;
  addLine(saleId: string, line: SaleLine, by: string): void;
  voidLine(lineId: string, atMs: number, by: string): void;
  /** From here on the sale is paid: its lines and its content for the TSE are fixed. */
  beginFinishing(saleId: string, atMs: number, by: string): void;
  /** Who took the payment that covered the sale, and when. */
  finishingOf(saleId: string): { readonly atMs: number; readonly by: string } | undefined;
  nameCustomer(saleId: string, customerName: string): void;
  finish(saleId: string, receiptNumber: number, atMs: number, by: string): void;
  cancel(saleId: string, atMs: number, by: string): void;
  /** Who finished or gave up a sale, and when. */
  closedBy(saleId: string): { readonly atMs: number; readonly by: string } | undefined;
}

export function saleRecords(store: Store): SaleRecords {
  const payments = paymentRecords(store);
  const whole = (row: SaleRow | undefined): Sale | undefined =>
    row && { ...saleOf(row), allLines: linesOfSale(store, row.id), payments: payments.ofSale(row.id) };
  return {
    find: (id) => whole(store.get<SaleRow>('select * from sale where id = ?', [id])),
    cancellationOf: (receiptNumber) =>
      whole(store.get<SaleRow>('select * from sale where cancels = ?', [receiptNumber])),
    saleOfLine: (lineId) =>
      store.get<{ sale_id: string }>('select sale_id from sale_line where id = ?', [lineId])?.sale_id,
    list: (state) =>
      store
        .all<SaleRow>('select * from sale where state = ? order by opened_at, id', [state])
        .flatMap((row) => whole(row) ?? []),
    open: ({ id, kind, atMs, by, cancels, reason }) => {
      store.run(
        "insert into sale (id, state, kind, opened_at, opened_by, cancels, reason) values (?, 'open', ?, ?, ?, ?, ?)",
        [id, kind, atMs, by, cancels ?? null, reason ?? null],
      );
    },
    addLine: (saleId, line, by) => insertLine(store, saleId, line, by),
    voidLine: (lineId, atMs, by) => {
      store.run('update sale_line set voided_at = ?, voided_by = ? where id = ?', [atMs, by, lineId]);
    },
    beginFinishing: (saleId, atMs, by) => {
      store.run("update sale set state = 'finishing', taken_at = ?, taken_by = ? where id = ?", [atMs, by, saleId]);
    },
    finishingOf: (saleId) => {
      const row = store.get<{ taken_at: number | null; taken_by: string | null }>(
        'select taken_at, taken_by from sale where id = ?',
        [saleId],
      );
      return row?.taken_at == null || row.taken_by === null ? undefined : { atMs: row.taken_at, by: row.taken_by };
    },
    nameCustomer: (saleId, customerName) => {
      store.run('update sale set customer_name = ? where id = ?', [customerName, saleId]);
    },
    finish: (saleId, receiptNumber, atMs, by) => {
      store.run("update sale set state = 'finished', receipt_number = ?, closed_at = ?, closed_by = ? where id = ?", [
        receiptNumber,
        atMs,
        by,
        saleId,
      ]);
    },
    cancel: (saleId, atMs, by) => {
      store.run("update sale set state = 'cancelled', closed_at = ?, closed_by = ? where id = ?", [atMs, by, saleId]);
    },
    closedBy: (saleId) => {
      const row = store.get<{ atMs: number | null; by: string | null }>(
        'select closed_at as atMs, closed_by as by from sale where id = ?',
        [saleId],
      );
      return row && row.atMs !== null && row.by !== null ? { atMs: row.atMs, by: row.by } : undefined;
    },
  };
}

function saleOf(row: SaleRow): Omit<Sale, 'allLines' | 'payments'> {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    openedAtMs: row.opened_at,
    openedBy: row.opened_by,
    ...(row.cancels === null ? {} : { cancels: row.cancels }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.customer_name === null ? {} : { customerName: row.customer_name }),
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
  };
}

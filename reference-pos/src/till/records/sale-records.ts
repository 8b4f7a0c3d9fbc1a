import type { Store } from '../../storage/types.ts';
import type { CashPayment, Sale, SaleLine, SaleState } from '../sale.ts';
import type { VatRate } from '../vat.ts';

interface SaleRow {
  readonly id: string;
  readonly state: SaleState;
  readonly opened_at: number;
  readonly opened_by: string;
  readonly payment_key: string | null;
  readonly amount_cents: number | null;
  readonly tendered_cents: number | null;
  readonly change_cents: number | null;
  readonly taken_at: number | null;
  readonly taken_by: string | null;
  readonly receipt_number: number | null;
}

interface LineRow {
  readonly id: string;
  readonly sale_id: string;
  readonly article_id: string;
  readonly article_number: string;
  readonly text: string;
  readonly kind: 'service' | 'product';
  readonly quantity: number;
  readonly unit_cents: number;
  readonly list_cents: number;
  readonly price_reason: string | null;
  readonly total_cents: number;
  readonly vat_rate: VatRate;
  readonly performed_by: string;
  readonly responsible_for: string;
  readonly added_at: number;
  readonly voided_at: number | null;
}

/** Sales as the store keeps them; every write belongs into a step of record of the caller. */
export interface SaleRecords {
  find(id: string): Sale | undefined;
  findByPaymentKey(key: string): Sale | undefined;
  /** The sale a line id belongs to, voided lines too. */
  saleOfLine(lineId: string): string | undefined;
  list(state: SaleState): readonly Sale[];
  open(id: string, atMs: number, by: string): void;
  addLine(saleId: string, line: SaleLine, by: string): void;
  voidLine(lineId: string, atMs: number, by: string): void;
  takePayment(saleId: string, payment: CashPayment, by: string): void;
  takenBy(saleId: string): string | undefined;
  finish(saleId: string, receiptNumber: number, atMs: number, by: string): void;
  cancel(saleId: string, atMs: number, by: string): void;
}

export function saleRecords(store: Store): SaleRecords {
  const withLines = (row: SaleRow | undefined): Sale | undefined =>
    row && saleOf(row, store.all<LineRow>('select * from sale_line where sale_id = ? order by position', [row.id]));
  return {
    find: (id) => withLines(store.get<SaleRow>('select * from sale where id = ?', [id])),
    findByPaymentKey: (key) => withLines(store.get<SaleRow>('select * from sale where payment_key = ?', [key])),
    saleOfLine: (lineId) =>
      store.get<{ sale_id: string }>('select sale_id from sale_line where id = ?', [lineId])?.sale_id,
    list: (state) =>
      store
        .all<SaleRow>('select * from sale where state = ? order by opened_at, id', [state])
        .flatMap((row) => withLines(row) ?? []),
    open: (id, atMs, by) => {
      store.run("insert into sale (id, state, opened_at, opened_by) values (?, 'open', ?, ?)", [id, atMs, by]);
    },
    addLine: (saleId, line, by) => insertLine(store, saleId, line, by),
    voidLine: (lineId, atMs, by) => {
      store.run('update sale_line set voided_at = ?, voided_by = ? where id = ?', [atMs, by, lineId]);
    },
    takePayment: (saleId, payment, by) => {
      store.run(
        `update sale set state = 'finishing', payment_key = ?, amount_cents = ?, tendered_cents = ?, change_cents = ?,
         taken_at = ?, taken_by = ? where id = ?`,
        [payment.key, payment.amountCents, payment.tenderedCents, payment.changeCents, payment.takenAtMs, by, saleId],
      );
    },
    takenBy: (saleId) =>
      store.get<{ taken_by: string | null }>('select taken_by from sale where id = ?', [saleId])?.taken_by ?? undefined,
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
  };
}

function insertLine(store: Store, saleId: string, line: SaleLine, by: string): void {
  store.run(
    `insert into sale_line (id, sale_id, position, article_id, article_number, text, kind, quantity, unit_cents, list_cents,
     price_reason, total_cents, vat_rate, performed_by, responsible_for, added_at, added_by)
     values (:id, :sale, (select count(*) + 1 from sale_line where sale_id = :sale), :articleId, :articleNumber, :text, :kind,
     :quantity, :unitCents, :listCents, :priceReason, :totalCents, :vatRate, :performedBy, :responsibleFor, :addedAt, :by)`,
    {
      id: line.id,
      sale: saleId,
      articleId: line.articleId,
      articleNumber: line.articleNumber,
      text: line.text,
      kind: line.kind,
      quantity: line.quantity,
      unitCents: line.unitCents,
      listCents: line.listCents,
      priceReason: line.priceReason ?? null,
      totalCents: line.totalCents,
      vatRate: line.vatRate,
      performedBy: line.performedBy,
      responsibleFor: line.responsibleFor,
      addedAt: line.addedAtMs,
      by,
    },
  );
}

function saleOf(row: SaleRow, lines: readonly LineRow[]): Sale {
  return {
    id: row.id,
    state: row.state,
    openedAtMs: row.opened_at,
    openedBy: row.opened_by,
    allLines: lines.map(lineOf),
    ...(row.payment_key === null ? {} : { payment: paymentOf(row, row.payment_key) }),
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
  };
}

function paymentOf(row: SaleRow, key: string): CashPayment {
  return {
    method: 'cash',
    key,
    amountCents: row.amount_cents ?? 0,
    tenderedCents: row.tendered_cents ?? 0,
    changeCents: row.change_cents ?? 0,
    takenAtMs: row.taken_at ?? 0,
  };
}

function lineOf(row: LineRow): SaleLine {
  return {
    id: row.id,
    articleId: row.article_id,
    articleNumber: row.article_number,
    text: row.text,
    kind: row.kind,
    quantity: row.quantity,
    unitCents: row.unit_cents,
    listCents: row.list_cents,
    ...(row.price_reason === null ? {} : { priceReason: row.price_reason }),
    totalCents: row.total_cents,
    vatRate: row.vat_rate,
    performedBy: row.performed_by,
    responsibleFor: row.responsible_for,
    addedAtMs: row.added_at,
    ...(row.voided_at === null ? {} : { voidedAtMs: row.voided_at }),
  };
}

import type { Store } from '../../storage/types.ts';
import type { BusinessCase } from '../business-case.ts';
import type { LineKind, SaleLine } from '../line.ts';
import type { VatKey } from '../vat.ts';

interface LineRow {
  readonly id: string;
  readonly sale_id: string;
  readonly article_id: string;
  readonly article_number: string;
  readonly text: string;
  readonly kind: LineKind;
  readonly business_case: BusinessCase;
  readonly quantity: number;
  readonly unit_cents: number;
  readonly list_cents: number;
  readonly price_reason: string | null;
  readonly total_cents: number;
  readonly vat_key: VatKey;
  readonly vat_rate: number;
  readonly performed_by: string;
  readonly responsible_for: string;
  readonly voucher_number: string | null;
  readonly voucher_units: number | null;
  readonly origin_receipt: number | null;
  readonly origin_line: string | null;
  readonly group_id: string;
  readonly added_at: number;
  readonly voided_at: number | null;
}

/** Lines as the store keeps them, in the order of entry. */
export function linesOfSale(store: Store, saleId: string): readonly SaleLine[] {
  return store.all<LineRow>('select * from sale_line where sale_id = ? order by position', [saleId]).map(lineOf);
}

export function insertLine(store: Store, saleId: string, line: SaleLine, by: string): void {
  store.run(
    `insert into sale_line (id, sale_id, position, article_id, article_number, text, kind, business_case, quantity, unit_cents,
     list_cents, price_reason, total_cents, vat_key, vat_rate, performed_by, responsible_for, voucher_number, voucher_units,
     origin_receipt, origin_line, group_id, added_at, added_by)
     values (:id, :sale, (select count(*) + 1 from sale_line where sale_id = :sale), :articleId, :articleNumber, :text, :kind,
     :businessCase, :quantity, :unitCents, :listCents, :priceReason, :totalCents, :vatKey, :vatRate, :performedBy,
     :responsibleFor, :voucherNumber, :voucherUnits, :originReceipt, :originLine, :groupId, :addedAt, :by)`,
    {
      id: line.id,
      sale: saleId,
      articleId: line.articleId,
      articleNumber: line.articleNumber,
      text: line.text,
      kind: line.kind,
      businessCase: line.businessCase,
      quantity: line.quantity,
      unitCents: line.unitCents,
      listCents: line.listCents,
      priceReason: line.priceReason ?? null,
      totalCents: line.totalCents,
      vatKey: line.vatKey,
      vatRate: line.vatRate,
      performedBy: line.performedBy,
      responsibleFor: line.responsibleFor,
      voucherNumber: line.voucherNumber ?? null,
      voucherUnits: line.voucherUnits ?? null,
      originReceipt: line.origin?.receiptNumber ?? null,
      originLine: line.origin?.lineId ?? null,
      groupId: line.groupId,
      addedAt: line.addedAtMs,
      by,
    },
  );
}

function lineOf(row: LineRow): SaleLine {
  return {
    id: row.id,
    articleId: row.article_id,
    articleNumber: row.article_number,
    text: row.text,
    kind: row.kind,
    businessCase: row.business_case,
    quantity: row.quantity,
    unitCents: row.unit_cents,
    listCents: row.list_cents,
    ...(row.price_reason === null ? {} : { priceReason: row.price_reason }),
    totalCents: row.total_cents,
    vatKey: row.vat_key,
    vatRate: row.vat_rate,
    performedBy: row.performed_by,
    responsibleFor: row.responsible_for,
    ...(row.voucher_number === null ? {} : { voucherNumber: row.voucher_number }),
    ...(row.voucher_units === null ? {} : { voucherUnits: row.voucher_units }),
    ...(row.origin_receipt === null || row.origin_line === null
      ? {}
      : { origin: { receiptNumber: row.origin_receipt, lineId: row.origin_line } }),
    groupId: row.group_id,
    addedAtMs: row.added_at,
    ...(row.voided_at === null ? {} : { voidedAtMs: row.voided_at }),
  };
}

import type { Store } from '../../storage/types.ts';
import type { BusinessCase } from '../business-case.ts';
import type { Catalogue } from '../catalogue.ts';
import type { VatKey } from '../vat.ts';
import type { Voucher } from '../voucher.ts';

/**
 * Vouchers have no table of their own: what one is worth is the sum of the lines that carry its number. So no balance can
 * differ from the receipts, and nothing has to be undone after a power cut.
 */
export interface VoucherRecords {
  /** A voucher that was issued by a finished receipt. */
  find(number: string): Voucher | undefined;
  /** All that were ever issued, newest first. */
  list(limit: number): readonly Voucher[];
}

interface IssueRow {
  readonly voucher_number: string;
  readonly article_id: string;
  readonly text: string;
  readonly business_case: BusinessCase;
  readonly total_cents: number;
  readonly voucher_units: number | null;
  readonly vat_key: VatKey;
  readonly vat_rate: number;
  readonly receipt_number: number;
  readonly closed_at: number;
}

const issued = `from sale_line join sale on sale.id = sale_line.sale_id
  where voucher_number is not null and total_cents > 0 and business_case in ('EinzweckgutscheinKauf', 'MehrzweckgutscheinKauf')
  and voided_at is null and sale.state = 'finished' and sale.kind = 'sale'`;

/** What adds to a voucher counts when its receipt is finished, what takes from it at once. */
const balance = `select
  coalesce(sum(case when total_cents < 0 or sale.state = 'finished' then total_cents else 0 end), 0) as cents,
  coalesce(sum(case when total_cents < 0 or sale.state = 'finished' then voucher_units else 0 end), 0) as units
  from sale_line join sale on sale.id = sale_line.sale_id
  where voucher_number = ? and voided_at is null and sale.state <> 'cancelled' and sale.kind <> 'training'`;

export function voucherRecords(store: Store, catalogue: Catalogue): VoucherRecords {
  const voucherOf = (row: IssueRow): Voucher => {
    const left = store.get<{ cents: number; units: number }>(balance, [row.voucher_number]) ?? { cents: 0, units: 0 };
    const articleId = catalogue.articles.find(({ id }) => id === row.article_id)?.voucher?.unitArticleId;
    return {
      number: row.voucher_number,
      purpose: row.business_case === 'EinzweckgutscheinKauf' ? 'single' : 'multi',
      text: row.text,
      issuedAtMs: row.closed_at,
      receiptNumber: row.receipt_number,
      issuedCents: row.total_cents,
      vat: { vatKey: row.vat_key, vatRate: row.vat_rate },
      leftCents: left.cents,
      ...(row.voucher_units === null || articleId === undefined
        ? {}
        : { units: { issued: row.voucher_units, left: left.units, articleId } }),
    };
  };
  return {
    find: (number) => {
      const row = store.get<IssueRow>(`select * ${issued} and voucher_number = ?`, [number]);
      return row && voucherOf(row);
    },
    list: (limit) =>
      store.all<IssueRow>(`select * ${issued} order by closed_at desc, voucher_number limit ?`, [limit]).map(voucherOf),
  };
}

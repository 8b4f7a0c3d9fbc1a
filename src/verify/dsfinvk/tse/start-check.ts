import type { Findings } from '../../findings.ts';
import type { Receipt } from '../closing/receipt.ts';
import type { TableRow } from '../csv/table-row.ts';

/** Clocks are read to the second on both sides. */
const toleranceMs = 2000;
/** Sales from which on it is no accident that every transaction lasts no time. */
const enoughSales = 10;

/**
 * Whether transactions start with the first line of a sale and not at payment (AEAO to § 146a, 2.2.2). Compared are
 * lengths, not times: the clocks of till and TSE differ.
 */
export class StartCheck {
  readonly #findings: Findings;
  #sales = 0;
  #momentary = 0;
  #last: TableRow | undefined;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** `isExplained`: the row names an outage, so the TSE may have come back in the middle of the sale. */
  add(startedAt: number, finishedAt: number, row: TableRow, receipt: Receipt, isExplained: boolean): void {
    const isSale =
      receipt.isTurnover && [...receipt.lines.values()].some(({ businessCase }) => businessCase === 'Umsatz');
    if (!isSale || receipt.isStorno) return;
    const lasted = finishedAt - startedAt;
    this.#sales += 1;
    if (lasted <= 1000) {
      this.#momentary += 1;
      this.#last = row;
    }
    if (isExplained || receipt.startedAt === undefined || receipt.endedAt === undefined) return;
    const late = receipt.endedAt - receipt.startedAt - lasted;
    if (late > toleranceMs) {
      const text = `The transaction starts ${Math.round(late / 1000)} s after the sale began, judged by how long both lasted.`;
      this.#findings.add('TSE-START-LATE', row.place('TSE_TA_START'), text);
    }
  }

  finish(): void {
    if (this.#sales < enoughSales || this.#momentary < this.#sales) return;
    const text = `All ${this.#sales} sales were started and finished in the TSE within a second: it looks as if the till signs at payment only.`;
    this.#findings.add('TSE-AT-PAYMENT', this.#last!.file, text);
  }
}

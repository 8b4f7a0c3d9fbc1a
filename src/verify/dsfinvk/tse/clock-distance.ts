import type { Findings } from '../../findings.ts';
import type { ClosingBooks } from '../closing/closing-books.ts';
import type { TableRow } from '../csv/table-row.ts';

/** Seconds are cut off on both sides, and a module takes a moment to sign. */
const toleranceMs = 3000;

interface Distance {
  readonly row: TableRow;
  readonly column: string;
  readonly ms: number;
}

/**
 * The clocks of till and TSE differ, but from receipt to receipt of a day by the same. A time that stands out was
 * changed, or the clock was set, or the TSE was slow.
 */
export function checkClockDistance(books: ClosingBooks, findings: Findings): void {
  const distances: Distance[] = [];
  for (const { row, startedAt, endedAt, signed } of books.receipts.values()) {
    const signature = signed.find(({ isOutage }) => !isOutage)?.row;
    const [start, finish] = [signature?.value('TSE_TA_START'), signature?.value('TSE_TA_ENDE')];
    if (startedAt !== undefined && start !== undefined)
      distances.push({ row, column: 'BON_START', ms: startedAt - start });
    if (endedAt !== undefined && finish !== undefined)
      distances.push({ row, column: 'BON_ENDE', ms: endedAt - finish });
  }
  const usual = median(distances.map(({ ms }) => ms));
  for (const { row, column, ms } of distances) {
    if (Math.abs(ms - usual) <= toleranceMs) continue;
    const text = `The time is ${Math.round((ms - usual) / 1000)} s off that of the TSE, compared with the other receipts of the closing.`;
    findings.add('TSE-CLOCK', row.place(column), text);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

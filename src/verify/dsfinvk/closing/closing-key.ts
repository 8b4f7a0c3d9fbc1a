import type { TableRow } from '../csv/table-row.ts';

/** Till, time and number of a closing: the three columns that every row begins with. */
export function closingKeyOf(row: TableRow): string {
  return `${row.text('Z_KASSE_ID')}\n${row.text('Z_ERSTELLUNG')}\n${row.text('Z_NR')}`;
}

/** A closing for people: `closing 7 of till KASSE-01`. */
export function closingName(row: TableRow): string {
  return `closing ${row.text('Z_NR')} of till ${row.text('Z_KASSE_ID')}`;
}

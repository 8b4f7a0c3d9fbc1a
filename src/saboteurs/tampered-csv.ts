/** A table of a DSFinV-K export with one column changed; `values` are those of the column, headings left out. */
export function changedColumn(
  csv: string,
  column: string,
  change: (value: string, values: readonly string[]) => string,
): string {
  const rows = csv.split('\r\n').map((row) => row.split(';'));
  const at = rows[0]?.indexOf(`"${column}"`) ?? -1;
  if (at < 0) return csv;
  const isData = (row: readonly string[], index: number) => index > 0 && row.length > at;
  const values = rows.filter(isData).map((row) => row[at] ?? '');
  return rows
    .map((row, index) => (isData(row, index) ? row.with(at, change(row[at] ?? '', values)) : row).join(';'))
    .join('\r\n');
}

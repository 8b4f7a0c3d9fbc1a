import type { Column, Row, Table, Value } from './columns.ts';

const lineEnd = '\r\n';

/** The first line of a table: its column names. */
export function csvHeader({ columns }: Table): string {
  return columns.map(({ name }) => `"${name}"`).join(';') + lineEnd;
}

/** One row: `;` between columns, `"` around text, decimal comma; a value that is not there leaves its column empty. */
export function csvRow({ columns }: Table, row: Row): string {
  return columns.map((column) => field(column, row[column.name])).join(';') + lineEnd;
}

function field(column: Column, value: Value): string {
  if (value === undefined) return '';
  if (column.kind === 'number') {
    if (typeof value === 'string') throw new Error(`${column.name} is a number, not "${value}".`);
    return decimal(value.micro, column.decimals);
  }
  if (typeof value !== 'string') throw new Error(`${column.name} is text, not a number.`);
  return quoted(value, column.maxLength);
}

/** Text on one line, cut at the column's length, with its quotes doubled. */
function quoted(value: string, maxLength: number): string {
  const plain = value.replace(/\s+/g, ' ').trim();
  const cut = [...plain].slice(0, maxLength).join('');
  return cut === '' ? '' : `"${cut.replaceAll('"', '""')}"`;
}

/** `1234567` with two decimals → `12,35`: hundred-thousandths, rounded half away from zero. */
function decimal(micro: number, decimals: number): string {
  const step = 10 ** (5 - decimals);
  const units = Math.round(Math.abs(micro) / step);
  const sign = micro < 0 && units !== 0 ? '-' : '';
  if (decimals === 0) return `${sign}${units}`;
  const digits = String(units).padStart(decimals + 1, '0');
  return `${sign}${digits.slice(0, -decimals)},${digits.slice(-decimals)}`;
}

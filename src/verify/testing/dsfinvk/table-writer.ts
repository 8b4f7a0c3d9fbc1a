import { schema } from '../../dsfinvk/tables/schema.ts';

export type Row = Readonly<Record<string, string>>;

/** Tables of a test archive, each a list of rows by column. */
export class TestTables {
  readonly rows = new Map<string, Row[]>(schema.map(({ file }) => [file, []]));

  add(file: string, ...parts: readonly Row[]): void {
    this.rows.get(file)!.push(Object.assign({}, ...parts) as Row);
  }

  /** Changes a row; `at` from 0, from behind when negative. */
  edit(file: string, at: number, changes: Row): void {
    const rows = this.rows.get(file)!;
    const index = at < 0 ? rows.length + at : at;
    rows[index] = { ...rows[index]!, ...changes };
  }

  drop(file: string, at: number): void {
    this.rows.get(file)!.splice(at, 1);
  }

  double(file: string, at: number): void {
    const rows = this.rows.get(file)!;
    rows.splice(at, 0, rows.at(at)!);
  }

  swap(file: string, first: number, second: number): void {
    const rows = this.rows.get(file)!;
    [rows[first], rows[second]] = [rows[second]!, rows[first]!];
  }

  /** Content of a table. */
  text(file: string): string {
    const { columns } = schema.find((table) => table.file === file)!;
    const names = columns.map(({ name }) => name);
    const lines = this.rows.get(file)!.map((row) => names.map((name) => field(row[name] ?? '')).join(';'));
    return [names.join(';'), ...lines].map((line) => `${line}\r\n`).join('');
  }
}

function field(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `1234,50` */
export function euros(cents: number): string {
  const digits = Math.abs(cents).toString().padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`;
}

export interface Taxed {
  readonly gross: number;
  readonly net: number;
  readonly tax: number;
}

const rates: Readonly<Record<number, number>> = { 1: 19, 2: 7, 5: 0, 6: 0 };

/** Net and tax of an amount in cents. */
export function taxed(gross: number, key: number): Taxed {
  const net = Math.round((gross * 100) / (100 + rates[key]!));
  return { gross, net, tax: gross - net };
}

export function taxColumns(prefix: string, { gross, net, tax }: Taxed): Row {
  return { [`${prefix}_BRUTTO`]: euros(gross), [`${prefix}_NETTO`]: euros(net), [`${prefix}_UST`]: euros(tax) };
}

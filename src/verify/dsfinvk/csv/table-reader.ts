import type { Findings } from '../../findings.ts';
import type { ArchiveFile } from '../archive/archive.ts';
import type { TableSchema } from '../tables/schema.ts';
import { csvRows } from './csv-rows.ts';
import { RowReader } from './read-row.ts';
import type { PlacedColumn, TableRow } from './table-row.ts';

/** How index.xml says that a file is written. */
export interface TableFormat {
  readonly columnDelimiter: string;
  readonly textEncapsulator: string;
  readonly decimalSymbol: string;
  readonly groupingSymbol: string;
  /** Names of the columns in their order. */
  readonly columns: readonly string[];
  /** Whether the first row holds headings. */
  readonly hasHeadings: boolean;
}

/** A table read row by row, with a look at the next one. */
export class TableReader {
  readonly schema: TableSchema;
  readonly #file: ArchiveFile;
  readonly #format: TableFormat;
  readonly #findings: Findings;
  readonly #batches: AsyncGenerator<string[][]>;
  #batch: readonly string[][] = [];
  #at = 0;
  #rowNumber = 0;
  #rows: RowReader | undefined;
  #next: TableRow | undefined;
  #isAtEnd = false;

  constructor(schema: TableSchema, file: ArchiveFile, format: TableFormat, findings: Findings) {
    this.schema = schema;
    this.#file = file;
    this.#format = format;
    this.#findings = findings;
    this.#batches = csvRows(file, format, findings);
  }

  /** The next row without taking it, if one is at hand; otherwise call `fill` first. */
  peek(): TableRow | undefined {
    if (this.#next === undefined && this.#at < this.#batch.length) {
      this.#rowNumber += 1;
      const fields = this.#batch[this.#at]!;
      this.#at += 1;
      this.#rows ??= this.#begin(fields);
      this.#next =
        this.#rowNumber === 1 && this.#format.hasHeadings ? undefined : this.#rows.read(this.#rowNumber, fields);
      return this.#next ?? this.peek();
    }
    return this.#next;
  }

  /** Reads on; false at the end of the table. */
  async fill(): Promise<boolean> {
    while (this.peek() === undefined) {
      if (this.#isAtEnd) return false;
      const batch = await this.#batches.next();
      if (batch.done) {
        this.#isAtEnd = true;
        if (this.#rowNumber === 0)
          this.#findings.add(
            'CSV-HEADINGS',
            `${this.#file.name}, row 1`,
            'The file is empty, it lacks even the headings.',
          );
        return false;
      }
      this.#batch = batch.value;
      this.#at = 0;
    }
    return true;
  }

  take(): void {
    this.#next = undefined;
  }

  /** Lets the file go when nobody reads on. */
  async close(): Promise<void> {
    await this.#batches.return(undefined);
  }

  #begin(first: readonly string[]): RowReader {
    const declared = this.#format.columns;
    const names = this.#format.hasHeadings ? first : declared;
    if (this.#format.hasHeadings) this.#checkHeadings(first, declared);
    const columns: readonly PlacedColumn[] = names.map((name, at) => ({
      name,
      at,
      schema: this.schema.columns.find((column) => column.name === name),
    }));
    const { decimalSymbol, groupingSymbol } = this.#format;
    return new RowReader(this.#file.name, columns, { decimalSymbol, groupingSymbol }, this.#findings);
  }

  #checkHeadings(found: readonly string[], declared: readonly string[]): void {
    const wrong = Math.max(found.length, declared.length);
    for (let at = 0; at < wrong; at += 1) {
      if (found[at] === declared[at]) continue;
      this.#findings.add(
        'CSV-HEADINGS',
        `${this.#file.name}, row 1`,
        `Heading ${at + 1} is "${found[at] ?? ''}", expected "${declared[at] ?? ''}" as in index.xml.`,
      );
      return;
    }
  }
}

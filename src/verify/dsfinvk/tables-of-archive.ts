import type { Findings } from '../findings.ts';
import type { Archive } from './archive/archive.ts';
import { type TableFormat, TableReader } from './csv/table-reader.ts';
import type { DeclaredTable } from './index-xml/declaration.ts';
import { schema, type TableSchema } from './tables/schema.ts';

/** The tables of an archive, opened as often as needed. */
export class TablesOfArchive {
  readonly #archive: Archive;
  readonly #declared: ReadonlyMap<string, DeclaredTable>;

  constructor(archive: Archive, declared: readonly DeclaredTable[] | undefined) {
    this.#archive = archive;
    this.#declared = new Map(declared?.map((table) => [table.file, table]));
  }

  /** Undefined when the archive has no such table. */
  open(file: string, findings: Findings): TableReader | undefined {
    const packed = this.#archive.files.find(({ name }) => name === file);
    const table = schema.find((each) => each.file === file)!;
    if (!packed) return undefined;
    return new TableReader(table, packed, this.#declared.get(file)?.format ?? officialFormat(table), findings);
  }
}

function officialFormat(table: TableSchema): TableFormat {
  return {
    columnDelimiter: ';',
    textEncapsulator: '"',
    decimalSymbol: ',',
    groupingSymbol: '.',
    columns: table.columns.map(({ name }) => name),
    hasHeadings: true,
  };
}

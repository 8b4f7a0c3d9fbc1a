import type { Findings } from '../findings.ts';
import { closingName } from './closing/closing-key.ts';
import type { TableRow } from './csv/table-row.ts';
import { schema } from './tables/schema.ts';

/** Columns of master data that have no reason to change from one closing to the next. */
const kept: Readonly<Record<string, readonly string[]>> = {
  'cashpointclosing.csv': ['TAXONOMIE_VERSION', 'NAME', 'STRASSE', 'PLZ', 'ORT', 'LAND', 'STNR', 'USTID'],
  ...Object.fromEntries(
    ['location.csv', 'cashregister.csv', 'slaves.csv', 'pa.csv', 'vat.csv', 'tse.csv'].map((file) => [
      file,
      schema
        .find((table) => table.file === file)!
        .columns.slice(3)
        .map(({ name }) => name),
    ]),
  ),
};

/** What tells the rows of one closing apart. */
const own: Readonly<Record<string, string>> = {
  'slaves.csv': 'TERMINAL_ID',
  'pa.csv': 'AGENTUR_ID',
  'vat.csv': 'UST_SCHLUESSEL',
  'tse.csv': 'TSE_ID',
};

interface Known {
  readonly values: readonly string[];
  closing: string;
}

/** Sees master data change between closings of a till: a salon may move, but somebody may also have changed an old one. */
export class MasterChanges {
  readonly #findings: Findings;
  /** By till, table and own key. */
  readonly #rows = new Map<string, Known>();
  readonly #tills = new Set<string>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Takes a row of master data, closings in their order. */
  check(row: TableRow): void {
    const columns = kept[row.file];
    if (!columns) return;
    const till = row.text('Z_KASSE_ID');
    const key = `${till}\n${row.file}\n${row.text(own[row.file] ?? 'Z_KASSE_ID')}`;
    const values = columns.map((column) => row.text(column));
    const before = this.#rows.get(key);
    const changed = before ? columns.filter((_, at) => values[at] !== before.values[at]) : [];
    if (changed.length > 0)
      this.#tell(row.place(changed[0]), `${changed.join(', ')} is another one than in the closing before.`);
    else if (!before && this.#tills.has(till)) this.#tell(row.place(), 'The closing before had no such row.');
    this.#rows.set(key, { values, closing: row.text('Z_NR') });
  }

  /** A closing is done: whatever its till had before is there again. */
  finish(closing: TableRow): void {
    const till = closing.text('Z_KASSE_ID');
    for (const [key, known] of this.#rows) {
      if (!key.startsWith(`${till}\n`) || known.closing === closing.text('Z_NR')) continue;
      const [, file = '', id = ''] = key.split('\n');
      this.#tell(file, `${closingName(closing)} has no row for "${id}", which the closing before had.`);
      this.#rows.delete(key);
    }
    this.#tills.add(till);
  }

  #tell(where: string, text: string): void {
    this.#findings.add('KEY-CHANGED', where, text);
  }
}

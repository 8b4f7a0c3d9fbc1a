import type { ReadTable } from './read-archive.ts';

type Tables = ReadonlyMap<string, ReadTable>;
type Row = ReadTable[number];

/**
 * What does not add up in an archive, in words: the sums of every closing against its single records, heads against lines,
 * and every Bon against its one TSE row. An empty list is a good book.
 */
export function booksDoNotAddUp(tables: Tables): readonly string[] {
  const table = (name: string) => tables.get(name) ?? [];
  const problems: string[] = [];
  const expectEqual = (what: string, one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>) => {
    for (const key of new Set([...one.keys(), ...other.keys()])) {
      const [a, b] = [one.get(key) ?? 0, other.get(key) ?? 0];
      if (a !== b) problems.push(`${what} ${key}: ${a} and ${b}`);
    }
  };
  const bons = new Map(table('transactions').map((row) => [row['BON_ID'] ?? '', row]));
  const isReceipt = (row: Row) => bons.get(row['BON_ID'] ?? '')?.['BON_TYP'] === 'Beleg';
  const receiptLines = new Set(table('lines').filter(isReceipt).map(lineKey));
  const caseOfLine = new Map(table('lines').map((row) => [lineKey(row), `${row['GV_TYP']}/${row['GV_NAME']}`]));

  for (const [total, own] of [
    ['Z_UMS_BRUTTO', 'POS_BRUTTO'],
    ['Z_UMS_NETTO', 'POS_NETTO'],
    ['Z_UST', 'POS_UST'],
  ] as const) {
    expectEqual(
      `businesscases ${total}`,
      sums(
        table('businesscases'),
        (row) => `${row['Z_NR']} ${row['GV_TYP']}/${row['GV_NAME']} ${row['UST_SCHLUESSEL']}`,
        total,
      ),
      sums(
        table('lines_vat').filter((row) => receiptLines.has(lineKey(row))),
        (row) => `${row['Z_NR']} ${caseOfLine.get(lineKey(row))} ${row['UST_SCHLUESSEL']}`,
        own,
      ),
    );
  }
  for (const part of ['BRUTTO', 'NETTO', 'UST'] as const) {
    expectEqual(
      `transactions_vat ${part}`,
      sums(table('transactions_vat'), (row) => `${row['BON_ID']} ${row['UST_SCHLUESSEL']}`, `BON_${part}`),
      sums(table('lines_vat'), (row) => `${row['BON_ID']} ${row['UST_SCHLUESSEL']}`, `POS_${part}`),
    );
  }
  const ofBon = (row: Row) => row['BON_ID'] ?? '';
  const heads = sums(table('transactions'), ofBon, 'UMS_BRUTTO');
  expectEqual('transactions UMS_BRUTTO', heads, sums(table('transactions_vat'), ofBon, 'BON_BRUTTO'));
  const receipts = table('transactions').filter(isReceipt);
  expectEqual(
    'datapayment of',
    sums(receipts, ofBon, 'UMS_BRUTTO'),
    sums(table('datapayment').filter(isReceipt), ofBon, 'BASISWAEH_BETRAG'),
  );
  const payments = table('datapayment').filter(isReceipt);
  const way = (row: Row) => `${row['Z_NR']} ${row['ZAHLART_TYP']}/${row['ZAHLART_NAME']}`;
  expectEqual('payment', sums(table('payment'), way, 'Z_ZAHLART_BETRAG'), sums(payments, way, 'BASISWAEH_BETRAG'));
  const ofClosing = (row: Row) => row['Z_NR'] ?? '';
  const cash = sums(
    payments.filter((row) => row['ZAHLART_TYP'] === 'Bar'),
    ofClosing,
    'BASISWAEH_BETRAG',
  );
  expectEqual('cash_per_currency', sums(table('cash_per_currency'), ofClosing, 'ZAHLART_BETRAG_WAEH'), cash);
  expectEqual('Z_SE_BARZAHLUNGEN', sums(table('cashpointclosing'), ofClosing, 'Z_SE_BARZAHLUNGEN'), cash);
  expectEqual(
    'Z_SE_ZAHLUNGEN',
    sums(table('cashpointclosing'), ofClosing, 'Z_SE_ZAHLUNGEN'),
    sums(payments, ofClosing, 'BASISWAEH_BETRAG'),
  );
  problems.push(...numbering(tables), ...tseRows(tables, bons), ...dangling(tables));
  return problems;
}

function numbering(tables: Tables): readonly string[] {
  const closings = (tables.get('cashpointclosing') ?? []).map((row) => Number(row['Z_NR']));
  const gaps = closings.filter((number, index) => index > 0 && number !== (closings[index - 1] ?? 0) + 1);
  const numbers = (tables.get('transactions') ?? []).map((row) => row['BON_NR']);
  return [
    ...gaps.map((number) => `closing ${number} does not follow the one before`),
    ...(new Set(numbers).size === numbers.length ? [] : ['a BON_NR occurs twice']),
  ];
}

/** One row a Bon: signed in full, or with the reason why not. */
function tseRows(tables: Tables, bons: ReadonlyMap<string, Row>): readonly string[] {
  const rows = tables.get('transactions_tse') ?? [];
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row['BON_ID'] ?? '', (counts.get(row['BON_ID'] ?? '') ?? 0) + 1);
  const known = new Set((tables.get('tse') ?? []).map((row) => `${row['Z_NR']} ${row['TSE_ID']}`));
  return [
    ...[...bons.keys()].filter((id) => counts.get(id) !== 1).map((id) => `${id} has ${counts.get(id) ?? 0} TSE rows`),
    ...rows
      .filter((row) => row['TSE_TA_FEHLER'] === '' && (row['TSE_TA_SIG'] === '' || row['TSE_TA_SIGZ'] === ''))
      .map((row) => `${row['BON_ID']} is neither signed nor in an outage`),
    ...rows
      .filter((row) => row['TSE_ID'] !== '' && !known.has(`${row['Z_NR']} ${row['TSE_ID']}`))
      .map((row) => `${row['BON_ID']} names TSE ${row['TSE_ID']}, which its closing does not know`),
  ];
}

/** Rows that name a Bon or a closing that is not there. */
function dangling(tables: Tables): readonly string[] {
  const bons = new Set((tables.get('transactions') ?? []).map((row) => `${row['Z_NR']} ${row['BON_ID']}`));
  return [...tables].flatMap(([name, rows]) =>
    rows
      .filter((row) => row['BON_ID'] !== undefined && !bons.has(`${row['Z_NR']} ${row['BON_ID']}`))
      .map((row) => `${name} names Bon ${row['BON_ID']}, which is not in closing ${row['Z_NR']}`),
  );
}

function lineKey(row: Row): string {
  return `${row['BON_ID']} ${row['POS_ZEILE']}`;
}

/** Sums of a column in hundred-thousandths, by key. */
function sums(rows: ReadTable, keyOf: (row: Row) => string, column: string): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const row of rows) totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + microOf(row[column] ?? ''));
  return totals;
}

/** `-12,34` → -1234000. */
function microOf(decimal: string): number {
  const [euros = '0', rest = ''] = decimal.replace('-', '').split(',');
  return (decimal.startsWith('-') ? -1 : 1) * (Number(euros) * 100_000 + Number(rest.padEnd(5, '0')));
}

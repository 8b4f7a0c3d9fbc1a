import type { Findings } from '../../findings.ts';
import type { Column } from '../tables/column.ts';
import { type TableSchema, tableOf } from '../tables/schema.ts';
import type { DeclaredColumn, DeclaredTable } from './declaration.ts';

const place = (line: number) => `index.xml, line ${line}`;

/** Holds the declaration of one table against the official one. */
export function checkDeclaration(table: DeclaredTable, tables: ReadonlySet<string>, findings: Findings): void {
  const schema = tableOf(table.file);
  checkFormat(table, findings);
  checkForeignKeys(table, tables, findings);
  if (!schema) return;
  if (table.name !== undefined && table.name !== schema.name) {
    const text = `The name of ${table.file} is "${table.name}", in the official index.xml ${schema.name}.`;
    findings.add('XML-TABLE-NAME', place(table.line), text);
  }
  checkColumns(table, schema, findings);
}

function checkFormat(table: DeclaredTable, findings: Findings): void {
  const { format } = table;
  const expected: readonly (readonly [string, string | undefined, string])[] = [
    ['code page', table.codePage, 'UTF8'],
    ['DecimalSymbol', format.decimalSymbol, ','],
    ['DigitGroupingSymbol', format.groupingSymbol, '.'],
    ['first row of data (Range)', table.from?.trim(), '2'],
    ['ColumnDelimiter', format.columnDelimiter, ';'],
    ['RecordDelimiter', table.recordDelimiter, '\r\n'],
    ['TextEncapsulator', format.textEncapsulator, '"'],
  ];
  for (const [what, found, wanted] of table.isVariableLength ? expected : []) {
    if (found === wanted) continue;
    const text = `${table.file}: ${what} is ${JSON.stringify(found ?? '')}, expected ${JSON.stringify(wanted)}.`;
    findings.add('XML-FORMAT', place(table.line), text);
  }
  if (!table.isVariableLength)
    findings.add(
      'XML-FORMAT',
      place(table.line),
      `${table.file} is declared with fixed lengths; expected VariableLength.`,
    );
}

function checkForeignKeys(table: DeclaredTable, tables: ReadonlySet<string>, findings: Findings): void {
  const own = new Set(table.columns.map(({ name }) => name));
  for (const { names, references } of table.foreignKeys) {
    const unknown = names.find((name) => !own.has(name));
    if (unknown !== undefined)
      findings.add(
        'XML-KEY',
        place(table.line),
        `The foreign key of ${table.file} names "${unknown}", which is no column of it.`,
      );
    if (!tables.has(references))
      findings.add(
        'XML-KEY',
        place(table.line),
        `The foreign key of ${table.file} points to "${references}", which is no table.`,
      );
  }
}

function checkColumns(table: DeclaredTable, schema: TableSchema, findings: Findings): void {
  const declared = new Map(table.columns.map((column) => [column.name, column]));
  if (declared.size < table.columns.length)
    findings.add('XML-COLUMN', place(table.line), `${table.file} declares a column twice.`);
  for (const column of schema.columns) {
    const found = declared.get(column.name);
    if (!found) findings.add('XML-COLUMN', place(table.line), `${table.file} lacks the column ${column.name}.`);
    else checkColumn(table, found, column, findings);
  }
  const official = schema.columns.map(({ name }) => name);
  for (const { name, line } of table.columns) {
    if (!official.includes(name) && !/^TSE_ZERTIFIKAT_[IVX]+$/.test(name))
      findings.add(
        'XML-COLUMN-OWN',
        place(line),
        `${table.file} has the column ${name}, which the DSFinV-K does not know.`,
      );
  }
  const order = table.columns.map(({ name }) => name).filter((name) => official.includes(name));
  if (order.join() !== official.filter((name) => declared.has(name)).join())
    findings.add(
      'XML-COLUMN-ORDER',
      place(table.line),
      `The columns of ${table.file} stand in another order than the official one.`,
    );
}

function checkColumn(table: DeclaredTable, found: DeclaredColumn, column: Column, findings: Findings): void {
  const where = place(found.line);
  const what = `${table.file}, ${found.name}`;
  const type = column.kind === 'number' ? 'Numeric' : 'AlphaNumeric';
  if (found.type !== type) {
    findings.add('XML-COLUMN-TYPE', where, `${what} is declared as ${found.type ?? 'nothing'}, expected ${type}.`);
  } else if (column.kind === 'number' && found.accuracy !== column.decimals) {
    findings.add(
      'XML-COLUMN-TYPE',
      where,
      `${what} is declared with ${found.accuracy} decimals, expected ${column.decimals}.`,
    );
  } else if (column.kind === 'text' && found.maxLength !== undefined && found.maxLength !== column.maxLength) {
    const text = `${what} is declared with at most ${found.maxLength} characters, official are ${column.maxLength}.`;
    findings.add('XML-COLUMN-LENGTH', where, text);
  }
}

import type { TableFormat } from '../csv/table-reader.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xml-tree.ts';

/** A column as index.xml declares it. */
export interface DeclaredColumn {
  readonly name: string;
  readonly type: 'Numeric' | 'AlphaNumeric' | 'Date' | undefined;
  readonly accuracy: number;
  readonly maxLength: number | undefined;
  readonly line: number;
}

/** A table as index.xml declares it. */
export interface DeclaredTable {
  readonly file: string;
  readonly name: string | undefined;
  readonly line: number;
  readonly codePage: string;
  readonly from: string | undefined;
  readonly recordDelimiter: string;
  readonly isVariableLength: boolean;
  readonly columns: readonly DeclaredColumn[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly { readonly names: readonly string[]; readonly references: string }[];
  readonly format: TableFormat;
}

const codePages = ['ANSI', 'Macintosh', 'OEM', 'UTF16', 'UTF7', 'UTF8'];

/** Reads the declaration of one table; what is left out has the default that the DTD names. */
export function readDeclaration(table: XmlElement): DeclaredTable {
  const layout = childOf(table, 'VariableLength');
  const keys = layout ? childrenOf(layout, 'VariablePrimaryKey') : [];
  const columns = [...keys, ...(layout ? childrenOf(layout, 'VariableColumn') : [])].map(readColumn);
  const range = childOf(table, 'Range');
  const from = range && textOf(range, 'From');
  return {
    file: textOf(table, 'URL')?.trim() ?? '',
    name: textOf(table, 'Name'),
    line: table.line,
    codePage: table.children.find(({ name }) => codePages.includes(name))?.name ?? 'ANSI',
    from,
    recordDelimiter: (layout && textOf(layout, 'RecordDelimiter')) || '\r\n',
    isVariableLength: layout !== undefined,
    columns,
    primaryKey: keys.map((key) => textOf(key, 'Name') ?? ''),
    foreignKeys: (layout ? childrenOf(layout, 'ForeignKey') : []).map((key) => ({
      names: childrenOf(key, 'Name').map(({ text }) => text),
      references: textOf(key, 'References') ?? '',
    })),
    format: {
      columnDelimiter: (layout && textOf(layout, 'ColumnDelimiter')) || ';',
      textEncapsulator: (layout && textOf(layout, 'TextEncapsulator')) || '"',
      decimalSymbol: textOf(table, 'DecimalSymbol') || ',',
      groupingSymbol: textOf(table, 'DigitGroupingSymbol') || '.',
      columns: columns.map(({ name }) => name),
      hasHeadings: from !== undefined && from.trim() !== '1',
    },
  };
}

function readColumn(element: XmlElement): DeclaredColumn {
  const type = (['Numeric', 'AlphaNumeric', 'Date'] as const).find((name) => childOf(element, name));
  const numeric = childOf(element, 'Numeric');
  const maxLength = textOf(element, 'MaxLength');
  return {
    name: textOf(element, 'Name') ?? '',
    type,
    accuracy: Number((numeric && textOf(numeric, 'Accuracy')) || 0),
    maxLength: maxLength === undefined ? undefined : Number(maxLength),
    line: element.line,
  };
}

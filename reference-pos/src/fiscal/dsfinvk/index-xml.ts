import type { Column, Table } from './columns.ts';

/** What the index says about who hands the data over. */
export interface DataSupplier {
  readonly name: string;
  readonly location: string;
  readonly comment: string;
}

export const dtdName = 'gdpdu-01-09-2004.dtd';

/** `index.xml`: which files there are and what stands in their columns (Beschreibungsstandard der Datenträgerüberlassung). */
export function indexXml(tables: readonly Table[], supplier: DataSupplier): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<!DOCTYPE DataSet SYSTEM "${dtdName}">`,
    '<DataSet>',
    '  <Version>1.0</Version>',
    '  <DataSupplier>',
    `    <Name>${escaped(supplier.name)}</Name>`,
    `    <Location>${escaped(supplier.location)}</Location>`,
    `    <Comment>${escaped(supplier.comment)}</Comment>`,
    '  </DataSupplier>',
    '  <Media>',
    '    <Name>DSFinV-K</Name>',
    ...tables.map(tableXml),
    '  </Media>',
    '</DataSet>',
    '',
  ].join('\n');
}

function tableXml({ name, title, columns }: Table): string {
  return [
    '    <Table>',
    `      <URL>${name}.csv</URL>`,
    `      <Name>${title}</Name>`,
    `      <Description>${name}</Description>`,
    '      <UTF8/>',
    '      <DecimalSymbol>,</DecimalSymbol>',
    '      <DigitGroupingSymbol>.</DigitGroupingSymbol>',
    '      <Range><From>2</From></Range>',
    '      <VariableLength>',
    '        <ColumnDelimiter>;</ColumnDelimiter>',
    '        <RecordDelimiter>&#13;&#10;</RecordDelimiter>',
    '        <TextEncapsulator>"</TextEncapsulator>',
    ...columns.map(columnXml),
    '      </VariableLength>',
    '    </Table>',
  ].join('\n');
}

function columnXml(column: Column): string {
  return `        <VariableColumn><Name>${column.name}</Name>${typeXml(column)}</VariableColumn>`;
}

function typeXml(column: Column): string {
  if (column.kind === 'text') return `<AlphaNumeric/><MaxLength>${column.maxLength}</MaxLength>`;
  if (column.decimals === 0) return '<Numeric/>';
  return `<Numeric><Accuracy>${column.decimals}</Accuracy></Numeric>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

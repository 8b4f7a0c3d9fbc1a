import type { TableSchema } from '../../dsfinvk/tables/schema.ts';

/** index.xml as a till would write it for these tables. */
export function indexXml(tables: readonly TableSchema[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE DataSet SYSTEM "gdpdu-01-09-2004.dtd">',
    '<DataSet>',
    '<Version>1.0</Version>',
    '<DataSupplier><Name>Salon Musterschnitt</Name><Location>Berlin</Location><Comment>Test</Comment></DataSupplier>',
    '<Media><Name>Media 1</Name>',
    ...tables.flatMap(tableXml),
    '</Media>',
    '</DataSet>',
    '',
  ].join('\r\n');
}

function tableXml({ file, name, columns }: TableSchema): readonly string[] {
  return [
    `<Table><URL>${file}</URL><Name>${name}</Name><Description>${name}</Description><UTF8/>`,
    '<DecimalSymbol>,</DecimalSymbol><DigitGroupingSymbol>.</DigitGroupingSymbol><Range><From>2</From></Range>',
    '<VariableLength><ColumnDelimiter>;</ColumnDelimiter><RecordDelimiter>&#13;&#10;</RecordDelimiter>',
    '<TextEncapsulator>"</TextEncapsulator>',
    ...columns.map(({ name, kind, decimals, maxLength }) => {
      const accuracy = decimals === 0 ? '<Numeric/>' : `<Numeric><Accuracy>${decimals}</Accuracy></Numeric>`;
      const type = kind === 'number' ? accuracy : `<AlphaNumeric/><MaxLength>${maxLength}</MaxLength>`;
      return `<VariableColumn><Name>${name}</Name>${type}</VariableColumn>`;
    }),
    '</VariableLength></Table>',
  ];
}

import type { XmlElement } from './xml-tree.ts';

const type = '(Numeric,|AlphaNumeric,(MaxLength,)?|Date,)';
const column = `Name,(Description,)?${type}(Map,)*`;
const fixedColumn = 'Name,(Description,)?(Numeric,|AlphaNumeric,|Date,)(Map,)*FixedRange,';

/** What may stand in which element, in which order, after the DTD of 1 September 2004; each child ends with a comma. */
const models: Readonly<Record<string, string>> = {
  DataSet: '(Extension,)*Version,(DataSupplier,)?(Command,)*(Media,)+(Command,)*',
  Extension: 'Name,URL,',
  DataSupplier: 'Name,Location,Comment,',
  Media: 'Name,(Command,)*(Table,)*(Command,)*(AcceptNoTables,)?',
  Table:
    'URL,(Name,)?(Description,)?(Validity,)?((ANSI|Macintosh|OEM|UTF16|UTF7|UTF8),)?' +
    '(DecimalSymbol,DigitGroupingSymbol,)?(SkipNumBytes,)?(Range,)?(Epoch,)?(VariableLength|FixedLength),',
  VariableLength:
    '(ColumnDelimiter,)?(RecordDelimiter,)?(TextEncapsulator,)?' +
    '((VariablePrimaryKey,)+(VariableColumn,)*|(VariableColumn,)+)(ForeignKey,)*',
  VariablePrimaryKey: column,
  VariableColumn: column,
  FixedLength: '((Length|RecordDelimiter),)?((FixedPrimaryKey,)+(FixedColumn,)*|(FixedColumn,)+)(ForeignKey,)*',
  FixedPrimaryKey: fixedColumn,
  FixedColumn: fixedColumn,
  ForeignKey: '(Name,)+References,(Alias,)*',
  Alias: 'From,To,',
  Map: '(Description,)?From,To,',
  Validity: 'Range,(Format,)?',
  Range: 'From,((To|Length),)?',
  FixedRange: 'From,(To|Length),',
  Numeric: '((ImpliedAccuracy|Accuracy),)?',
  Date: '(Format,)?',
};

const textElements = new Set(
  `Version Location Comment Length References From To AcceptNoTables MaxLength TextEncapsulator Accuracy
   ImpliedAccuracy Format DecimalSymbol DigitGroupingSymbol Command URL Description Name Epoch ColumnDelimiter
   RecordDelimiter SkipNumBytes`.split(/\s+/),
);
const emptyElements = new Set('AlphaNumeric ANSI Macintosh OEM UTF16 UTF7 UTF8'.split(' '));

const patterns = new Map(Object.entries(models).map(([name, model]) => [name, new RegExp(`^(?:${model})$`)]));

/** What breaks the DTD in an element and below it, with the line. */
export function* dtdViolations(element: XmlElement): Generator<{ readonly line: number; readonly text: string }> {
  const { name, line, children, text } = element;
  const pattern = patterns.get(name);
  const isText = textElements.has(name);
  if (!pattern && !isText && !emptyElements.has(name)) {
    yield { line, text: `There is no element <${name}> in the DTD.` };
  } else if (pattern && !pattern.test(children.map((child) => `${child.name},`).join(''))) {
    yield {
      line,
      text: `<${name}> holds ${listed(children)}; the DTD expects ${models[name]!.replaceAll(',', ' ').trim()}.`,
    };
  } else if (!pattern && children.length > 0) {
    yield { line, text: `<${name}> holds ${listed(children)}; the DTD expects ${isText ? 'text only' : 'nothing'}.` };
  }
  if (!isText && text.trim() !== '') yield { line, text: `<${name}> holds the text "${text.trim().slice(0, 40)}".` };
  for (const child of children) yield* dtdViolations(child);
}

function listed(children: readonly XmlElement[]): string {
  const names = children.map((child) => `<${child.name}>`);
  const shown = names.length > 8 ? [...names.slice(0, 8), `and ${names.length - 8} more`] : names;
  return names.length === 0 ? 'nothing' : shown.join(' ');
}

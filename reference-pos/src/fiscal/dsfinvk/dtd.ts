/** Elements that hold text only. */
const textElements = [
  'Version',
  'Location',
  'Comment',
  'Length',
  'References',
  'From',
  'To',
  'AcceptNoTables',
  'MaxLength',
  'TextEncapsulator',
  'Accuracy',
  'ImpliedAccuracy',
  'Format',
  'DecimalSymbol',
  'DigitGroupingSymbol',
  'Command',
  'URL',
  'Description',
  'Name',
  'Epoch',
  'ColumnDelimiter',
  'RecordDelimiter',
  'SkipNumBytes',
];

const emptyElements = ['AlphaNumeric', 'ANSI', 'Macintosh', 'OEM', 'UTF16', 'UTF7', 'UTF8'];

const codePage = '(ANSI | Macintosh | OEM | UTF16 | UTF7 | UTF8)?';
const type = '(Numeric | AlphaNumeric | Date)';
const variableType = '(Numeric | (AlphaNumeric, MaxLength?) | Date)';

const otherElements: Readonly<Record<string, string>> = {
  DataSet: '(Extension*, Version, DataSupplier?, Command*, Media+, Command*)',
  Extension: '(Name, URL)',
  DataSupplier: '(Name, Location, Comment)',
  Media: '(Name, Command*, Table*, Command*, AcceptNoTables?)',
  Table:
    `(URL, Name?, Description?, Validity?, ${codePage}, (DecimalSymbol, DigitGroupingSymbol)?, SkipNumBytes?, Range?, ` +
    'Epoch?, (VariableLength | FixedLength))',
  Validity: '(Range, Format?)',
  Range: '(From, (To | Length)?)',
  FixedRange: '(From, (To | Length))',
  VariableLength:
    '(ColumnDelimiter?, RecordDelimiter?, TextEncapsulator?, ((VariablePrimaryKey+, VariableColumn*) | (VariableColumn+)), ' +
    'ForeignKey*)',
  VariablePrimaryKey: `(Name, Description?, ${variableType}, Map*)`,
  VariableColumn: `(Name, Description?, ${variableType}, Map*)`,
  FixedLength: '((Length | RecordDelimiter)?, ((FixedPrimaryKey+, FixedColumn*) | (FixedColumn+)), ForeignKey*)',
  FixedPrimaryKey: `(Name, Description?, ${type}, Map*, FixedRange)`,
  FixedColumn: `(Name, Description?, ${type}, Map*, FixedRange)`,
  Numeric: '((ImpliedAccuracy | Accuracy)?)',
  Date: '(Format?)',
  Map: '(Description?, From, To)',
  ForeignKey: '(Name+, References, Alias*)',
  Alias: '(From, To)',
};

/** The declarations of `gdpdu-01-09-2004.dtd` (Beschreibungsstandard, version 1.5), which `index.xml` names as its own. */
export const gdpduDtd = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  ...textElements.map((name) => `<!ELEMENT ${name} (#PCDATA)>`),
  ...emptyElements.map((name) => `<!ELEMENT ${name} EMPTY>`),
  ...Object.entries(otherElements).map(([name, content]) => `<!ELEMENT ${name} ${content}>`),
  '',
].join('\n');

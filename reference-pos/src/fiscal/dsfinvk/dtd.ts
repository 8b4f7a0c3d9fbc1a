const text = '(#PCDATA)';
const empty = 'EMPTY';

/**
 * What `index.xml` may consist of (Beschreibungsstandard für die Datenträgerüberlassung, version 1.5 of 1 September 2004),
 * in the order of the published file, so that auditors' tools find it unchanged.
 */
const elements: readonly (readonly [name: string, content: string])[] = [
  ['Version', text],
  ['Location', text],
  ['Comment', text],
  ['Length', text],
  ['References', text],
  ['From', text],
  ['To', text],
  ['AcceptNoTables', text],
  ['Alias', '(From, To)'],
  ['MaxLength', text],
  ['TextEncapsulator', text],
  ['Accuracy', text],
  ['ImpliedAccuracy', text],
  ['Format', text],
  ['DecimalSymbol', text],
  ['DigitGroupingSymbol', text],
  ['Command', text],
  ['URL', text],
  ['Description', text],
  ['Name', text],
  ['Epoch', text],
  ['ColumnDelimiter', text],
  ['RecordDelimiter', text],
  ['SkipNumBytes', text],
  ['Extension', '(Name, URL)'],
  ['Range', '(From, (To | Length)?)'],
  ['FixedRange', '(From, (To | Length))'],
  ['DataSet', '(Extension*, Version, DataSupplier?, Command*, Media+, Command*)'],
  ['AlphaNumeric', empty],
  ['Date', '(Format?)'],
  ['Numeric', '((ImpliedAccuracy | Accuracy)?)'],
  ['ANSI', empty],
  ['Macintosh', empty],
  ['OEM', empty],
  ['UTF16', empty],
  ['UTF7', empty],
  ['UTF8', empty],
  ['FixedLength', '((Length | RecordDelimiter)?, ((FixedPrimaryKey+, FixedColumn*) | (FixedColumn+)), ForeignKey*)'],
  ['FixedColumn', '(Name, Description?, (Numeric | AlphaNumeric | Date), Map*, FixedRange)'],
  ['FixedPrimaryKey', '(Name, Description?, (Numeric | AlphaNumeric | Date), Map*, FixedRange)'],
  [
    'VariableLength',
    '(ColumnDelimiter?, RecordDelimiter?, TextEncapsulator?, ((VariablePrimaryKey+, VariableColumn*) | (VariableColumn+)), ForeignKey*)',
  ],
  ['VariableColumn', '(Name, Description?, (Numeric | (AlphaNumeric, MaxLength?) | Date), Map*)'],
  ['VariablePrimaryKey', '(Name, Description?, (Numeric | (AlphaNumeric, MaxLength?) | Date), Map*)'],
  ['DataSupplier', '(Name, Location, Comment)'],
  ['Media', '(Name, Command*, Table*, Command*, AcceptNoTables?)'],
  [
    'Table',
    '(URL, Name?, Description?, Validity?, (ANSI | Macintosh | OEM | UTF16 | UTF7 | UTF8)?, (DecimalSymbol, DigitGroupingSymbol)?, SkipNumBytes?, Range?, Epoch?, (VariableLength | FixedLength))',
  ],
  ['ForeignKey', '(Name+, References, Alias*)'],
  ['Map', '(Description?, From, To)'],
  ['Validity', '(Range, Format?)'],
];

/** `gdpdu-01-09-2004.dtd`, without the published file's comments. */
export const gdpduDtd = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  ...elements.map(([name, content]) => `<!ELEMENT ${name} ${content}>`),
  '',
].join('\n');

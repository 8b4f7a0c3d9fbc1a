import { type Rule, rule } from '../rule.ts';

const form = 'DSFinV-K, form of the files';
const dtd = 'GDPdU description standard';

/** What is looked for in a DSFinV-K export. */
export const dsfinvkRules = {
  // Files of the archive
  'ZIP-UNREADABLE': rule('error', 'The archive is a readable ZIP', 'APPNOTE.TXT 4.3'),
  'ZIP-DAMAGED': rule('error', 'Every file can be unpacked, and its check sum is right', 'APPNOTE.TXT 4.4.7'),
  'ZIP-NAME-DOUBLE': rule('error', 'No file name occurs twice', form),
  'ZIP-NAME-CASE': rule('error', 'File names are in lower case', form),
  'ZIP-PATH': rule('error', 'All files lie beside each other, not in folders', form),
  'ZIP-FILE-OTHER': rule('warning', 'There is nothing but tables, index.xml and DTD', form),
  'ZIP-TABLE-MISSING': rule('error', 'Every table that cannot be empty is there', 'DSFinV-K 3, Annex G'),

  // index.xml and DTD
  'XML-MISSING': rule('error', 'There is a file index.xml', dtd),
  'XML-MALFORMED': rule('error', 'index.xml is well-formed XML in UTF-8', dtd),
  'XML-DOCTYPE': rule('error', 'index.xml names the DTD in the archive', dtd),
  'XML-DTD': rule('error', 'index.xml is built as the DTD says', dtd),
  'XML-FILE': rule('error', 'index.xml lists exactly the tables of the archive', dtd),
  'XML-TABLE-DOUBLE': rule('error', 'No table is declared twice', dtd),
  'XML-TABLE-NAME': rule('note', 'Tables have the logical names of the official index.xml', 'official index.xml'),
  'XML-FORMAT': rule('error', 'Tables are declared as UTF-8, comma, semicolon, CRLF, data from row 2', form),
  'XML-KEY': rule('error', 'Foreign keys name columns and tables that exist', dtd),
  'XML-COLUMN': rule('error', 'Every column of the table is declared, once', 'official index.xml'),
  'XML-COLUMN-TYPE': rule('error', 'Columns are declared with their type and decimals', 'official index.xml'),
  'XML-COLUMN-LENGTH': rule(
    'warning',
    'Texts are declared with their length (it changed between versions)',
    'official index.xml',
  ),
  'XML-COLUMN-ORDER': rule('warning', 'Columns stand in the official order', 'official index.xml'),
  'XML-COLUMN-OWN': rule('warning', 'There are no columns beyond those of the DSFinV-K', 'official index.xml'),
  'DTD-MISSING': rule('error', 'The DTD is in the archive', dtd),
  'DTD-OLD': rule('warning', 'The DTD is that of 1 September 2004', dtd),
  'DTD-CHANGED': rule('error', 'The DTD declares what the official one does', dtd),

  // Content of the tables
  'CSV-UNREADABLE': rule('error', 'Every row can be read', form),
  'CSV-ENCODING': rule('error', 'Tables are UTF-8', form),
  'CSV-BOM': rule('note', 'Tables begin without a byte order mark', form),
  'CSV-LINE-END': rule('error', 'Lines end with CRLF', form),
  'CSV-HEADINGS': rule('error', 'The first row holds the names of the columns as in index.xml', form),
  'CSV-FIELDS': rule('error', 'Every row has a field for every column', form),
  'CSV-EMPTY': rule('error', 'Mandatory columns are filled', 'DSFinV-K Annex G'),
  'CSV-NUMBER': rule('error', 'Numbers are numbers', form),
  'CSV-DECIMALS': rule('error', 'Numbers have no more decimals than the column', 'official index.xml'),
  'CSV-DECIMALS-FEW': rule('note', 'Amounts have two decimals at least, quantities three', form),
  'CSV-LENGTH': rule('error', 'Texts are not longer than the column', 'official index.xml'),
  'CSV-CHARACTERS': rule('error', 'Texts hold no control characters and none that were lost', form),
  'CSV-WORD': rule('error', 'Types are words of the DSFinV-K', 'DSFinV-K Annexes B to E'),
  'CSV-FLAG': rule('error', 'Flags are 0 or 1', form),
  'CSV-FORM': rule('error', 'Currencies, days, base64 and hex are written as such', form),
  'CSV-TIME': rule('error', 'Times are ISO 8601', form),
  'CSV-TIME-ZONE': rule('warning', 'Times say their zone (exports of earlier versions do not)', form),
  'CSV-TIME-LOG': rule(
    'warning',
    'Times of the TSE are written YYYY-MM-DDThh:mm:ss.fffZ',
    'DSFinV-K, transactions_tse',
  ),
  'CSV-ORDER': rule(
    'note',
    'Rows stand in the order of closings, receipts and lines (no rule, but how tills write)',
    'none',
  ),

  // Keys between the tables
  'KEY-DOUBLE': rule('error', 'No row is there twice', 'DSFinV-K 3'),
  'KEY-CLOSING': rule('error', 'Every row belongs to a closing in cashpointclosing.csv', 'DSFinV-K 3'),
  'KEY-MASTER': rule('error', 'Every closing has its place, its till and its tax rates', 'DSFinV-K 3.2'),
  'KEY-RECEIPT': rule('error', 'Rows of receipts belong to a receipt in transactions.csv', 'DSFinV-K 3.1'),
  'KEY-LINE': rule('error', 'Rows of lines belong to a line in lines.csv', 'DSFinV-K 3.1.1'),
  'KEY-LINE-VAT': rule('error', 'Every line has a row in lines_vat.csv', 'DSFinV-K 3.1.1.1'),
  'KEY-VAT': rule('error', 'Tax keys are in vat.csv', 'DSFinV-K 3.2.6'),
  'KEY-TSE': rule('error', 'Security modules are in tse.csv', 'DSFinV-K 3.2.7'),
  'KEY-TERMINAL': rule('error', 'Terminals are in slaves.csv, or are the till', 'DSFinV-K 3.2.4'),
  'KEY-AGENCY': rule('error', 'Agencies are in pa.csv', 'DSFinV-K 3.2.5'),
  'KEY-REFERENCE': rule('error', 'References point to receipts that exist, earlier ones', 'DSFinV-K 3.1.2.4'),

  'KEY-REFERENCE-OUTSIDE': rule('note', 'What references point to is in the archive', 'DSFinV-K 3.1.2.4'),
  'KEY-CHANGED': rule('note', 'Master data stay as they are from closing to closing', 'DSFinV-K 3.2'),

  // Closings
  'Z-NONE': rule('error', 'There is a closing', 'DSFinV-K 3.2.1'),
  'Z-VERSION': rule('warning', 'The version is a known one', 'DSFinV-K 3.2.1'),
  'Z-NR-GAP': rule('error', 'Closings of a till are numbered without gap', 'DSFinV-K 3.2.1, § 146 AO'),
  'Z-NR-DOUBLE': rule('error', 'No number of a closing is used twice', 'DSFinV-K 3.2.1'),
  'Z-ORDER': rule('error', 'Closings are made in the order of their numbers', 'DSFinV-K 3.2.1'),
  'Z-RANGE': rule('error', 'Z_START_ID and Z_ENDE_ID are the first and the last receipt', 'DSFinV-K 3.2.1'),
  'Z-BUSINESSCASES': rule(
    'error',
    'Sums by business case and tax key are those of the receipts of type Beleg',
    'DSFinV-K 3.3.1',
  ),
  'Z-PAYMENTS': rule('error', 'Sums by kind of payment are those of the receipts', 'DSFinV-K 3.3.2'),
  'Z-CURRENCIES': rule('error', 'Cash by currency is that of the receipts', 'DSFinV-K 3.3.3'),
  'Z-TOTAL': rule('error', 'Totals of payments and of cash are those of payment.csv', 'DSFinV-K 3.2.1'),

  // Receipts
  'BON-NR-GAP': rule('error', 'Receipts of a closing are numbered without gap', 'DSFinV-K 3.1.2, § 146 AO'),
  'BON-NR-DOUBLE': rule('error', 'No number is used twice in a closing', 'DSFinV-K 3.1.2'),
  'BON-NR-START': rule('warning', 'Numbers go on from closing to closing, or begin with 1 again', 'DSFinV-K 3.1.2'),
  'BON-ORDER': rule('warning', 'Receipts end in the order of their numbers', 'DSFinV-K 3.1.2'),
  'BON-TIME': rule('error', 'A receipt starts, ends, and is closed, in this order', 'DSFinV-K 3.1.2'),
  'BON-NAME': rule('error', 'Receipts of type AVSonstige say what they are', 'DSFinV-K Annex B'),
  'BON-LINES': rule('error', 'Every Beleg has lines', 'DSFinV-K 3.1.1'),
  'BON-SUM': rule('error', 'The total of a receipt is that of its tax keys', 'DSFinV-K 3.1.2'),
  'BON-VAT': rule('error', 'Amounts by tax key are those of the lines', 'DSFinV-K 3.1.2.1'),
  'BON-PRICE': rule('warning', 'Quantity times price is the amount of the line', 'DSFinV-K 3.1.1'),
  'BON-PRICE-PARTS': rule('error', 'The parts of a price add up to the line', 'DSFinV-K 3.1.1.2'),
  'BON-PAYMENT': rule('error', 'Payments add up to the total of the receipt', 'DSFinV-K 3.1.2.3'),
  'BON-CURRENCY': rule(
    'error',
    'Payments in the currency of the till are the same in both columns',
    'DSFinV-K 3.1.2.3',
  ),
  'BON-NOT-PAID': rule('error', 'Nothing is paid by "Keine"', 'DSFinV-K Annex D'),
  'BON-STORNO': rule('error', 'A cancellation is a Beleg that names the receipt it cancels', 'DSFinV-K 3.1.2.4'),
  'BON-STORNO-SUM': rule(
    'warning',
    'A cancellation has the total of the receipt it cancels, with the other sign',
    'DSFinV-K 3.1.2.4',
  ),
  'BON-TYPE-STORNO': rule('error', 'AVBelegstorno is for tills without TSE', 'DSFinV-K Annex B'),

  // Tax
  'VAT-KEY': rule('error', 'Tax keys below 1000 are those of the DSFinV-K', 'DSFinV-K Annex I, Anlage 2'),
  'VAT-RATE': rule('error', 'Tax keys have the rate of the DSFinV-K', 'DSFinV-K Anlage 2'),
  'VAT-SUM': rule('error', 'Net and tax add up to gross', 'DSFinV-K 3.1.1.1'),
  'VAT-RATE-AMOUNT': rule('error', 'The tax is what the rate makes of the amount, rounded', '§ 12, § 14 UStG'),
  'GV-UNTAXED': rule(
    'error',
    'Tips to staff, multi-purpose vouchers and cash movements carry no tax',
    'DSFinV-K Annex C',
  ),
  'GV-TAXED': rule(
    'error',
    'Single-purpose vouchers and tips to the owner are taxed',
    'DSFinV-K Annex C, § 3 (14) UStG',
  ),
  'GV-VOUCHER-NUMBER': rule('note', 'Lines of vouchers name the voucher', 'DSFinV-K 3.1.1'),

  // Security module
  'TSE-CLIENT': rule('error', 'KASSE_SERIENNR holds neither "/" nor "_"', 'DSFinV-K 3.2.3'),
  'TSE-ALGORITHM': rule('error', 'The signature algorithm is one of the allowed ones', 'TR-03116-5 tables 4 and 5'),
  'TSE-TIME-FORMAT': rule('error', 'The format of times is one of the five', 'DSFinV-K 3.2.7'),
  'TSE-KEY': rule('error', 'The public key is a point on one of the six allowed curves', 'TR-03116-5 table 6'),
  'TSE-SERIAL': rule('error', 'TSE_SERIAL is the SHA-256 of the public key', 'TR-03153-1 9.3.2'),
  'TSE-CERTIFICATE': rule('error', 'The certificate can be read and is of the public key', 'DSFinV-K 3.2.7'),
  'TSE-MISSING': rule('error', 'Every receipt has a row in transactions_tse.csv', 'DSFinV-K 3.1.2.5'),
  'TSE-INCOMPLETE': rule('error', 'A row has all data of the signature, or names an outage', 'DSFinV-K 3.1.2.5'),
  'TSE-OUTAGE': rule('note', 'Receipts are secured by the TSE', 'AEAO to § 146a, 1.14'),
  'TSE-ROW-DOUBLE': rule('error', 'A receipt is signed once', 'DSFinV-K 3.1.2.5'),
  'TSE-NUMBER-DOUBLE': rule('error', 'No transaction and no signature counter is named twice', 'TR-03153-1 9.1'),
  'TSE-ORDER': rule('note', 'Signature counters rise with the receipts', 'TR-03153-1 9.1'),
  'TSE-TIME': rule('warning', 'The transaction ends after it starts (a time update may lie between)', 'TR-03153-1 9.5'),
  'TSE-TIME-PRECISION': rule(
    'warning',
    'Times of the TSE are written as finely as they were signed, not finer',
    'TR-03151 2.2',
  ),
  'TSE-CLOCK': rule('note', 'Times of till and TSE keep their distance from receipt to receipt', 'none'),
  'TSE-LATER': rule('warning', 'Receipts are signed when they end, not later', 'AEAO to § 146a, 1.14'),
  'TSE-START-LATE': rule('warning', 'The transaction starts with the first line of the sale', 'AEAO to § 146a, 2.2.2'),
  'TSE-AT-PAYMENT': rule(
    'warning',
    'Transactions last as long as sales, not a moment at payment',
    'AEAO to § 146a, 2.2.2',
  ),
  'TSE-DATA': rule('error', 'What was signed is what the receipt says', 'DSFinV-K Annex I'),
  'TSE-SIGNATURE': rule('error', 'The signature fits the transaction that the row describes', 'TR-03151 2.4'),
  'TSE-NOT-REPRODUCIBLE': rule(
    'warning',
    'The tables contain what is needed to rebuild the signed message',
    'DSFinV-K 3.1.2.5',
  ),

  // With a TSE export beside it
  'LINK-MODULE': rule('warning', 'There is a TSE export of every module', 'KassenSichV § 4'),
  'LINK-UNKNOWN': rule('error', 'Transactions of receipts are in the TSE export', 'DSFinV-K 3.1.2.5'),
  'LINK-VALUE': rule('error', 'Counters, times, type, data and client are those of the TSE export', 'DSFinV-K 3.1.2.5'),
  'LINK-SIGNATURE': rule('error', 'Signatures are those of the TSE export', 'DSFinV-K 3.1.2.5'),
  'LINK-CERTIFICATE': rule('error', 'Certificates are those of the TSE export', 'DSFinV-K 3.2.7'),
  'LINK-SUMS': rule('error', 'What the TSE has signed are the sums of the receipt', 'DSFinV-K Annex I'),
  'LINK-LOST': rule('error', 'Every transaction the TSE has finished is a receipt', 'KassenSichV § 2'),
  'LINK-CODE': rule('error', 'Receipt codes are those of the TSE export', 'KassenSichV § 6'),
} as const satisfies Record<string, Rule>;

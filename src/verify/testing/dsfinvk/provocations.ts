import type { dsfinvkRules } from '../../dsfinvk/rules.ts';
import { TseLogBook } from '../../dsfinvk/tse/tse-log-book.ts';
import { verifyDsfinvkZip } from '../../dsfinvk/verify-zip.ts';
import { verifyTseExport } from '../../export/verify-tse-export.ts';
import { checkCodeInLog } from '../../qr/check-code-in-log.ts';
import type { RuleId } from '../../rules.ts';
import { publishedCodes } from '../../vectors/published-codes.ts';
import { flipped } from '../bend.ts';
import { sampleExport } from '../sample-export.ts';
import { testCertificate } from '../test-certificate.ts';
import { testKey } from '../test-key.ts';
import { writeTar } from '../write-tar.ts';
import type { TestReceipt } from './salon-days.ts';
import { rulesBrokenByFiles, sampleArchive } from './sample-archive.ts';
import type { Row, TestTables } from './table-writer.ts';
import { type PackedFile, writeZip } from './write-zip.ts';

type Provocation = () => Promise<readonly RuleId[]>;

/** Changes rows before the archive is written. */
const rows =
  (bend: (tables: TestTables) => void): Provocation =>
  async () =>
    rulesBrokenByFiles(sampleArchive(bend).files);
const edit = (file: string, at: number, changes: Row) => rows((tables) => tables.edit(file, at, changes));
const drop = (file: string, at: number) => rows((tables) => tables.drop(file, at));
const double = (file: string, at: number) => rows((tables) => tables.double(file, at));

/** Changes files. */
const files = (bend: (files: readonly PackedFile[]) => readonly PackedFile[]): Provocation => {
  return async () => rulesBrokenByFiles(bend(sampleArchive().files));
};
const text = (name: string, change: (text: string) => string) =>
  files((all) => all.map((file) => (file.name === name ? { name, bytes: changed(file.bytes, change) } : file)));
const changed = (bytes: Uint8Array, change: (text: string) => string) =>
  Buffer.from(change(Buffer.from(bytes).toString('latin1')), 'latin1');
const replace = (name: string, from: string | RegExp, to: string) => text(name, (old) => old.replace(from, to));
const rename = (from: string, to: string) =>
  files((all) => all.map((file) => (file.name === from ? { name: to, bytes: file.bytes } : file)));
const without = (name: string) => files((all) => all.filter((file) => file.name !== name));
const more = (name: string, content: string) => files((all) => [...all, { name, bytes: Buffer.from(content) }]);

/** Damages the ZIP itself. */
const damaged =
  (damage: (zip: Buffer) => Buffer): Provocation =>
  async () => {
    const { findings } = await verifyDsfinvkZip(damage(writeZip(sampleArchive().files)));
    return findings.map(({ rule }) => rule);
  };

/** Other days than those of the sample. */
const days =
  (...receipts: readonly (readonly TestReceipt[])[]): Provocation =>
  async () =>
    rulesBrokenByFiles(sampleArchive(() => {}, receipts).files);
const sale = (cents: number, more: Partial<TestReceipt> = {}): TestReceipt => ({
  lines: [{ gv: 'Umsatz', text: 'Bart trimmen', key: 1, priceCents: cents }],
  payments: [{ type: 'Bar', cents }],
  ...more,
});

/** Holds an archive against the TSE export that was made with it. */
const linked =
  (bend: (tables: TestTables) => void, isOwnLog = true): Provocation =>
  async () => {
    const sample = sampleArchive(bend);
    const logBook = new TseLogBook();
    await verifyTseExport(writeTar(isOwnLog ? sample.tseFiles : sampleExport().files), { logBook });
    return rulesBrokenByFiles(sample.files, { logBook });
  };
const linkedEdit = (changes: Row) => linked((tables) => tables.edit('transactions_tse.csv', 2, changes));

const otherCertificate = () => {
  const key = testKey();
  return testCertificate({ subject: key.serialNumber, key, issuer: 'x', issuerKey: key }).toString('base64');
};

/** One way to break each rule of DSFinV-K exports. */
export const dsfinvkProvocations: Readonly<Record<keyof typeof dsfinvkRules, Provocation>> = {
  'ZIP-UNREADABLE': damaged((zip) => zip.subarray(0, zip.length - 30)),
  'ZIP-DAMAGED': damaged((zip) => {
    // Check sum of cashpointclosing.csv in the list of files, 30 bytes before its name.
    const at = zip.lastIndexOf('cashpointclosing.csv') - 30;
    zip[at] = zip[at]! ^ 1;
    return zip;
  }),
  'ZIP-NAME-DOUBLE': files((all) => [...all, all[2]!]),
  'ZIP-NAME-CASE': rename('lines.csv', 'Lines.csv'),
  'ZIP-PATH': rename('lines.csv', 'export/lines.csv'),
  'ZIP-FILE-OTHER': more('readme.txt', 'hello'),
  'ZIP-TABLE-MISSING': async () => {
    const { files: all } = sampleArchive();
    const named = '<Table><URL>tse.csv</URL>';
    const rest = all.filter(({ name }) => name !== 'tse.csv');
    return rulesBrokenByFiles(
      rest.map((file) =>
        file.name === 'index.xml' ? { ...file, bytes: changed(file.bytes, (old) => withoutTable(old, named)) } : file,
      ),
    );
  },
  'XML-MISSING': without('index.xml'),
  'XML-MALFORMED': replace('index.xml', '</Media>', ''),
  'XML-DOCTYPE': replace('index.xml', 'gdpdu-01-09-2004', 'gdpdu'),
  'XML-DTD': replace('index.xml', '<UTF8/>', '<UTF9/>'),
  'XML-FILE': without('lines.csv'),
  'XML-TABLE-DOUBLE': replace('index.xml', '<URL>location.csv', '<URL>vat.csv'),
  'XML-TABLE-NAME': replace('index.xml', '<Name>Bonpos<', '<Name>Positionen<'),
  'XML-FORMAT': replace('index.xml', '<DecimalSymbol>,', '<DecimalSymbol>.'),
  'XML-KEY': replace(
    'index.xml',
    /<.VariableColumn>\s*<.VariableLength>/,
    '</VariableColumn><ForeignKey><Name>NONE</Name><References>Stamm_Orte</References></ForeignKey></VariableLength>',
  ),
  'XML-COLUMN': replace('index.xml', '<Name>LOC_NAME<', '<Name>LOC_NAMEN<'),
  'XML-COLUMN-TYPE': replace('index.xml', '<Name>Z_NR</Name><Numeric/>', '<Name>Z_NR</Name><Date/>'),
  'XML-COLUMN-LENGTH': replace('index.xml', '<MaxLength>50<', '<MaxLength>51<'),
  'XML-COLUMN-ORDER': text('index.xml', (old) =>
    old.replace('>LOC_PLZ<', '>x<').replace('>LOC_ORT<', '>LOC_PLZ<').replace('>x<', '>LOC_ORT<'),
  ),
  'XML-COLUMN-OWN': replace('index.xml', '<Name>LOC_USTID<', '<Name>LOC_TELEFON<'),
  'DTD-MISSING': without('gdpdu-01-09-2004.dtd'),
  'DTD-OLD': rename('gdpdu-01-09-2004.dtd', 'gdpdu-01-08-2002.dtd'),
  'DTD-CHANGED': replace('gdpdu-01-09-2004.dtd', 'Table*', 'Table+'),

  'CSV-UNREADABLE': replace('lines.csv', 'Shampoo', 'Sham"poo'),
  'CSV-ENCODING': replace('lines.csv', 'Shampoo', 'Sh\xe4mpoo'),
  'CSV-BOM': text('vat.csv', (old) => `\xef\xbb\xbf${old}`),
  'CSV-LINE-END': replace('vat.csv', '\r\n', '\n'),
  'CSV-HEADINGS': replace('vat.csv', 'UST_SATZ', 'UST-SATZ'),
  'CSV-FIELDS': replace('vat.csv', 'Regelsatz', 'Regel;satz'),
  'CSV-EMPTY': edit('lines.csv', 0, { ARTIKELTEXT: '' }),
  'CSV-NUMBER': edit('lines.csv', 0, { STK_BR: '150.00' }),
  'CSV-DECIMALS': edit('cashpointclosing.csv', 0, { Z_SE_ZAHLUNGEN: '1,000' }),
  'CSV-DECIMALS-FEW': edit('lines.csv', 0, { STK_BR: '150,0' }),
  'CSV-LENGTH': edit('cashpointclosing.csv', 0, { PLZ: '10999 Berlin' }),
  'CSV-CHARACTERS': edit('lines.csv', 0, { ARTIKELTEXT: 'a\u0007b' }),
  'CSV-WORD': edit('lines.csv', 1, { GV_TYP: 'umsatz' }),
  'CSV-FLAG': edit('transactions.csv', 0, { BON_STORNO: 'N' }),
  'CSV-FORM': edit('cash_per_currency.csv', 0, { ZAHLART_WAEH: 'eur' }),
  'CSV-TIME': edit('transactions.csv', 0, { BON_START: '05.01.2026 08:01' }),
  'CSV-TIME-ZONE': edit('transactions.csv', 0, { BON_START: '2026-01-05T08:01:00' }),
  'CSV-TIME-LOG': edit('transactions_tse.csv', 0, { TSE_TA_START: '2026-01-05T08:01:00Z' }),
  'CSV-ORDER': rows((tables) => tables.swap('transactions.csv', 3, 4)),

  'KEY-DOUBLE': double('lines_vat.csv', 3),
  'KEY-CLOSING': drop('cashpointclosing.csv', 0),
  'KEY-MASTER': drop('location.csv', 0),
  'KEY-RECEIPT': drop('transactions.csv', 2),
  'KEY-LINE': drop('lines.csv', 2),
  'KEY-LINE-VAT': drop('lines_vat.csv', 2),
  'KEY-VAT': drop('vat.csv', 1),
  'KEY-TSE': edit('tse.csv', 0, { TSE_ID: '2' }),
  'KEY-TERMINAL': edit('transactions.csv', 0, { TERMINAL_ID: 'T-7' }),
  'KEY-AGENCY': edit('lines.csv', 0, { AGENTUR_ID: '3' }),
  'KEY-REFERENCE': edit('references.csv', 0, { REF_BON_ID: 'KASSE-01-99' }),

  'KEY-REFERENCE-OUTSIDE': edit('references.csv', 0, { REF_Z_KASSE_ID: 'KASSE-02' }),
  'KEY-CHANGED': edit('cashpointclosing.csv', 1, { PLZ: '10998' }),

  'Z-NONE': rows((tables) => tables.rows.set('cashpointclosing.csv', [])),
  'Z-VERSION': edit('cashpointclosing.csv', 0, { TAXONOMIE_VERSION: '9.9' }),
  'Z-NR-GAP': edit('cashpointclosing.csv', 1, { Z_NR: '3' }),
  'Z-NR-DOUBLE': edit('cashpointclosing.csv', 1, { Z_NR: '1' }),
  'Z-ORDER': edit('cashpointclosing.csv', 0, { Z_ERSTELLUNG: '2027-01-01T00:00:00Z' }),
  'Z-RANGE': edit('cashpointclosing.csv', 0, { Z_ENDE_ID: 'KASSE-01-3' }),
  'Z-BUSINESSCASES': edit('businesscases.csv', 0, { Z_UMS_BRUTTO: '150,01', Z_UMS_NETTO: '150,01' }),
  'Z-PAYMENTS': edit('payment.csv', 0, { Z_ZAHLART_BETRAG: '0,01' }),
  'Z-CURRENCIES': edit('cash_per_currency.csv', 0, { ZAHLART_BETRAG_WAEH: '0,01' }),
  'Z-TOTAL': edit('cashpointclosing.csv', 0, { Z_SE_ZAHLUNGEN: '0,01' }),

  'BON-NR-GAP': edit('transactions.csv', 8, { BON_NR: '10' }),
  'BON-NR-DOUBLE': edit('transactions.csv', 8, { BON_NR: '8' }),
  'BON-NR-START': rows((tables) => {
    for (let at = 9; at < 17; at += 1) tables.edit('transactions.csv', at, { BON_NR: String(at + 5) });
  }),
  'BON-ORDER': rows((tables) => {
    tables.edit('transactions.csv', 3, { BON_NR: '5' });
    tables.edit('transactions.csv', 4, { BON_NR: '4' });
  }),
  'BON-TIME': edit('transactions.csv', 1, { BON_ENDE: '2026-01-05T08:00:00Z' }),
  'BON-NAME': edit('transactions.csv', 12, { BON_NAME: '' }),
  'BON-LINES': days([{ lines: [], payments: [] }, sale(100)]),
  'BON-SUM': edit('transactions.csv', 1, { UMS_BRUTTO: '88,41' }),
  'BON-VAT': edit('transactions_vat.csv', 1, { BON_BRUTTO: '78,91', BON_NETTO: '66,31' }),
  'BON-PRICE': edit('lines.csv', 1, { STK_BR: '62,01' }),
  'BON-PRICE-PARTS': rows((tables) => {
    const vat = tables.rows.get('lines_vat.csv')![1]!;
    tables.add('itemamounts.csv', vat, { TYP: 'base_amount', PF_BRUTTO: '1,00' });
  }),
  'BON-PAYMENT': drop('datapayment.csv', 1),
  'BON-CURRENCY': edit('datapayment.csv', 1, { ZAHLWAEH_BETRAG: '88,41' }),
  'BON-NOT-PAID': edit('datapayment.csv', 1, { ZAHLART_TYP: 'Keine' }),
  'BON-STORNO': drop('references.csv', 0),
  'BON-STORNO-SUM': edit('references.csv', 0, { REF_BON_ID: 'KASSE-01-2' }),
  'BON-TYPE-STORNO': edit('transactions.csv', 11, { BON_TYP: 'AVBelegstorno' }),

  'VAT-KEY': edit('vat.csv', 0, { UST_SCHLUESSEL: '9' }),
  'VAT-RATE': edit('vat.csv', 0, { UST_SATZ: '16,00' }),
  'VAT-SUM': edit('lines_vat.csv', 1, { POS_NETTO: '52,11' }),
  'VAT-RATE-AMOUNT': edit('lines_vat.csv', 1, { POS_NETTO: '52,00', POS_UST: '10,00' }),
  'GV-UNTAXED': edit('lines.csv', 1, { GV_TYP: 'TrinkgeldAN' }),
  'GV-TAXED': edit('lines.csv', 4, { GV_TYP: 'TrinkgeldAG' }),
  'GV-VOUCHER-NUMBER': edit('lines.csv', 7, { GUTSCHEIN_NR: '' }),

  'TSE-CLIENT': edit('cashregister.csv', 0, { KASSE_SERIENNR: 'K_1' }),
  'TSE-ALGORITHM': edit('tse.csv', 0, { TSE_SIG_ALGO: 'ecdsa-plain-SHA1' }),
  'TSE-TIME-FORMAT': edit('tse.csv', 0, { TSE_ZEITFORMAT: 'unix' }),
  'TSE-KEY': edit('tse.csv', 0, { TSE_PUBLIC_KEY: Buffer.alloc(65, 4).toString('base64') }),
  'TSE-SERIAL': edit('tse.csv', 0, { TSE_SERIAL: '0'.repeat(64) }),
  'TSE-CERTIFICATE': edit('tse.csv', 0, { TSE_ZERTIFIKAT_I: otherCertificate(), TSE_ZERTIFIKAT_II: '' }),
  'TSE-MISSING': drop('transactions_tse.csv', 2),
  'TSE-INCOMPLETE': edit('transactions_tse.csv', 2, { TSE_TA_SIG: '' }),
  'TSE-OUTAGE': rows(() => {}),
  'TSE-ROW-DOUBLE': double('transactions_tse.csv', 2),
  'TSE-NUMBER-DOUBLE': edit('transactions_tse.csv', 2, { TSE_TANR: '2' }),
  'TSE-ORDER': rows((tables) => {
    const [a, b] = [3, 4].map((at) => tables.rows.get('transactions_tse.csv')![at]!['TSE_TA_SIGZ']!);
    tables.edit('transactions_tse.csv', 3, { TSE_TA_SIGZ: b! });
    tables.edit('transactions_tse.csv', 4, { TSE_TA_SIGZ: a! });
  }),
  'TSE-TIME': edit('transactions_tse.csv', 2, { TSE_TA_START: '2026-01-06T00:00:00.000Z' }),
  'TSE-TIME-PRECISION': edit('transactions_tse.csv', 2, { TSE_TA_ENDE: '2026-01-05T09:12:00.500Z' }),
  'TSE-CLOCK': edit('transactions.csv', 2, { BON_START: '2026-01-05T08:49:30Z' }),
  'TSE-LATER': edit('transactions.csv', 2, { BON_ENDE: '2026-01-05T09:00:00Z' }),
  'TSE-START-LATE': edit('transactions.csv', 2, { BON_START: '2026-01-05T08:05:00Z' }),
  'TSE-AT-PAYMENT': days(Array.from({ length: 10 }, () => sale(100, { lasts: 0 }))),
  'TSE-DATA': edit('transactions_tse.csv', 2, { TSE_VORGANGSDATEN: 'Beleg^45.71_0.00_0.00_0.00_0.00^45.71:Bar' }),
  'TSE-SIGNATURE': edit('transactions_tse.csv', 2, { TSE_TA_SIGZ: '999' }),
  'TSE-NOT-REPRODUCIBLE': edit('transactions_tse.csv', 2, { TSE_VORGANGSDATEN: '', TSE_TA_SIGZ: '999' }),

  'LINK-MODULE': linked(() => {}, false),
  'LINK-UNKNOWN': linkedEdit({ TSE_TANR: '99' }),
  'LINK-VALUE': linkedEdit({ TSE_TA_SIGZ: '99' }),
  'LINK-SIGNATURE': linkedEdit({ TSE_TA_SIG: Buffer.alloc(64, 7).toString('base64') }),
  'LINK-CERTIFICATE': linked((tables) => {
    const { TSE_ZERTIFIKAT_I: text = '' } = tables.rows.get('tse.csv')![0]!;
    const bytes = flipped(Buffer.from(text, 'base64'), 20);
    tables.edit('tse.csv', 0, { TSE_ZERTIFIKAT_I: bytes.toString('base64') });
  }),
  'LINK-SUMS': linked((tables) => {
    tables.edit('transactions_tse.csv', 2, { TSE_VORGANGSDATEN: '' });
    tables.edit('datapayment.csv', 2, { ZAHLART_TYP: 'Kreditkarte' });
  }),
  'LINK-LOST': linked((tables) =>
    tables.edit('transactions_tse.csv', 2, { TSE_TA_FEHLER: 'aus', TSE_TA_SIG: '', TSE_TANR: '' }),
  ),
  'LINK-CODE': async () => {
    const { text: code } = publishedCodes[1]!;
    const log = new TseLogBook();
    const [, clientId, processType, processData, number, counter] = code.split(';') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    const known = { kind: 'transaction', phase: 'Finish', clientId, processType, version: 2 } as const;
    log.add({
      ...known,
      operationType: 'FinishTransaction',
      processData: Buffer.from(processData),
      isProcessDataIndefinite: false,
      additionalExternalData: undefined,
      additionalInternalData: undefined,
      transactionNumber: Number(number),
      signatureCounter: Number(counter),
      serialNumber: Buffer.from(publishedCodes[1]!.serialNumber!, 'hex'),
      signatureAlgorithm: undefined,
      logTime: { format: 'unixTime', at: 0, text: '0' },
      signatureValue: Buffer.alloc(64),
      signedBytes: Buffer.alloc(0),
    });
    return checkCodeInLog(code, log).map(({ rule }) => rule);
  },
};

/** Takes one table out of index.xml. */
function withoutTable(xml: string, beginning: string): string {
  const from = xml.indexOf(beginning);
  return xml.slice(0, from) + xml.slice(xml.indexOf('</Table>', from) + '</Table>'.length);
}

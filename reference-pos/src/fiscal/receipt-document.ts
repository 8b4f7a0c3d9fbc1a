import type { Block, ReceiptDocument } from '../peripherals/receipt-document.ts';
import { germanTime } from './german-time.ts';
import type { Receipt, ReceiptSecurity } from './receipt.ts';
import { receiptKind, receiptLine, receiptSums } from './receipt-lines.ts';

/** Long codes are cut so that they fit the narrowest paper (32 columns on 58 mm) as well as the wide one. */
const codeColumns = 32;

/** The receipt as blocks for any printer or screen: everything § 6 KassenSichV asks for, and the QR code. */
export function receiptDocument(receipt: Receipt, options: { readonly isCopy: boolean }): ReceiptDocument {
  const blocks: Block[] = [
    ...head(receipt, options.isCopy),
    ...receiptKind(receipt),
    { type: 'rule' },
    ...receipt.lines.flatMap(receiptLine),
    { type: 'rule' },
    ...receiptSums(receipt),
    { type: 'rule' },
    ...security(receipt, receipt.tse),
    { type: 'rule' },
    ...foot,
    { type: 'feed', lines: 1 },
    { type: 'cut' },
  ];
  return { width48: true, blocks };
}

function head({ business, number, issuedAt, servedByName }: Receipt, isCopy: boolean): Block[] {
  const copy: Block[] = isCopy ? [{ type: 'text', text: 'KOPIE', align: 'center', bold: true, size: 2 }] : [];
  return [
    { type: 'text', text: business.name, align: 'center', bold: true, size: 2 },
    { type: 'text', text: `Inh. ${business.owner}`, align: 'center' },
    { type: 'text', text: business.street, align: 'center' },
    { type: 'text', text: `${business.postalCode} ${business.city}`, align: 'center' },
    { type: 'text', text: `Telefon ${business.phone}`, align: 'center' },
    { type: 'text', text: `Steuernummer ${business.taxNumber}`, align: 'center' },
    { type: 'text', text: `USt-IdNr. ${business.vatId}`, align: 'center' },
    { type: 'feed', lines: 1 },
    { type: 'text', text: 'TESTBELEG - UNGÜLTIG', align: 'center', bold: true },
    ...copy,
    { type: 'columns', left: `Beleg ${number}`, right: germanTime(issuedAt), bold: true },
    { type: 'columns', left: `Kasse ${business.registerId}`, right: servedByName },
  ];
}

function security(receipt: Receipt, tse: ReceiptSecurity): Block[] {
  const times: Block[] = [
    { type: 'columns', left: 'Beginn', right: germanTime(receipt.startedAt) },
    { type: 'columns', left: 'Ende', right: germanTime(receipt.endedAt) },
    { type: 'columns', left: 'Seriennr. Kasse', right: receipt.business.registerSerial },
  ];
  if (tse.state === 'outage') {
    return [
      { type: 'text', text: 'TSE ausgefallen', align: 'center', bold: true, size: 2 },
      { type: 'text', text: `Grund: ${tse.error}`, align: 'center' },
      { type: 'text', text: 'Zeiten nach der Uhr der Kasse', align: 'center' },
      ...times,
    ];
  }
  return [
    ...times,
    { type: 'text', text: 'Seriennr. TSE' },
    ...code(tse.serialNumber),
    { type: 'columns', left: 'TSE-Transaktion', right: String(tse.transactionNumber) },
    { type: 'columns', left: 'Signaturzähler', right: String(tse.signatureCounter) },
    { type: 'text', text: 'Prüfwert' },
    ...code(tse.signature),
    { type: 'feed', lines: 1 },
    { type: 'qr', data: tse.qr },
  ];
}

function code(text: string): Block[] {
  return (text.match(new RegExp(`.{1,${codeColumns}}`, 'g')) ?? []).map((part) => ({ type: 'text', text: part }));
}

/** This program is a test bench: nobody may take its paper for a real receipt (TSE-21). */
const foot: readonly Block[] = [
  { type: 'text', text: 'Vielen Dank für Ihren Besuch!', align: 'center' },
  { type: 'text', text: 'Prüfstand: keine echte Kasse,', align: 'center' },
  { type: 'text', text: 'kein gültiger Kassenbeleg.', align: 'center' },
];

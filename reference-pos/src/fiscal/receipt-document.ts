import type { Block, ReceiptDocument } from '../peripherals/receipt-document.ts';
import { formatCents } from '../till/money.ts';
import type { VatKey } from '../till/vat.ts';
import { germanTime } from './german-time.ts';
import type { Receipt, ReceiptLine, ReceiptPayment, ReceiptSecurity } from './receipt.ts';

/** Long codes are cut so that they fit the narrowest paper (32 columns on 58 mm) as well as the wide one. */
const codeColumns = 32;

/** Letter beside each amount that says at which rate it is taxed; keys of the past share the letter of today's. */
const vatLetters: Readonly<Record<VatKey, string>> = {
  1: 'A',
  11: 'A',
  21: 'A',
  2: 'B',
  12: 'B',
  22: 'B',
  5: 'C',
  6: 'D',
};

/** The receipt as blocks for any printer or screen: everything § 6 KassenSichV asks for, and the QR code. */
export function receiptDocument(receipt: Receipt, options: { readonly isCopy: boolean }): ReceiptDocument {
  const blocks: Block[] = [
    ...head(receipt, options.isCopy),
    { type: 'rule' },
    ...receipt.lines.flatMap(saleLine),
    { type: 'rule' },
    ...sums(receipt),
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

function saleLine(line: ReceiptLine): Block[] {
  const amount = `${formatCents(line.totalCents)} ${vatLetters[line.vatKey]}`;
  return [
    { type: 'columns', left: line.text, right: amount },
    { type: 'columns', left: `  ${line.quantity} x ${formatCents(line.unitCents)}`, right: line.performedByName },
    ...(line.priceReason ? [{ type: 'text', text: `  ${line.priceReason}` } as const] : []),
  ];
}

function sums({ totalCents, payments, vat }: Receipt): Block[] {
  return [
    { type: 'columns', left: 'Summe', right: euro(totalCents), bold: true },
    ...payments.flatMap(paid),
    { type: 'feed', lines: 1 },
    ...vat.flatMap((sum): Block[] => [
      { type: 'columns', left: `${vatLetters[sum.key]} = ${sum.rate} % MwSt.`, right: formatCents(sum.taxCents) },
      { type: 'columns', left: '  Netto', right: formatCents(sum.netCents) },
      { type: 'columns', left: '  Brutto', right: formatCents(sum.grossCents) },
    ]),
  ];
}

function paid({ method, amountCents, tenderedCents, changeCents }: ReceiptPayment): Block[] {
  if (method === 'card')
    return [
      { type: 'columns', left: amountCents < 0 ? 'Auf Karte zurück' : 'Karte', right: euro(Math.abs(amountCents)) },
    ];
  if (amountCents < 0) return [{ type: 'columns', left: 'Bar ausgezahlt', right: euro(-amountCents) }];
  return [
    { type: 'columns', left: 'Bar gegeben', right: euro(tenderedCents) },
    { type: 'columns', left: 'Rückgeld', right: euro(changeCents) },
  ];
}

const euro = (cents: number): string => `${formatCents(cents)} €`;

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

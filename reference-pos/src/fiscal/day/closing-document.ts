import type { Block, ReceiptDocument } from '../../peripherals/receipt-document.ts';
import { type CashCount, euroPieces } from '../../till/cash-count.ts';
import { formatCents } from '../../till/money.ts';
import type { SalonMasterData } from '../../till/salon.ts';
import { type BookSums, centsOfMicro } from '../books/add-up.ts';
import { germanTime } from '../german-time.ts';
import type { Closing } from './closing.ts';

/** The Z receipt (Z-Bon) of a daily closing, as blocks for any printer or screen. */
export function closingDocument(closing: Closing, options: { readonly isCopy: boolean }): ReceiptDocument {
  const { cash, cards, sums, number, closedAt, closedByName } = closing;
  return page([
    ...head(closing.master.business),
    title('Z-BERICHT', options.isCopy ? 'KOPIE' : 'Tagesabschluss'),
    { type: 'columns', left: `Abschluss ${number}`, right: germanTime(closedAt), bold: true },
    { type: 'columns', left: `Buchungstag ${germanDay(closing.businessDay)}`, right: closedByName },
    ...receiptSpan(sums),
    ...figures(sums),
    ...section('Kassensturz', [
      ...counted(cash.count),
      amount('Gezählt (Ist)', cash.countedCents, true),
      amount('Erwartet (Soll)', cash.expectedCents),
      amount('Differenz', cash.differenceCents, true),
      amount('Zur Bank', -cash.bankDepositCents),
      amount('Wechselgeld für morgen', cash.carriedCents, true),
    ]),
    ...(cards.terminal ? cardRows(cards.tillCents, cards.terminal) : []),
    ...section('TSE', tseRows(closing)),
  ]);
}

/** The X report: the open day so far. It changes nothing and says so. */
export function interimDocument(
  business: SalonMasterData,
  sums: BookSums,
  day: { readonly expectedCents: number; readonly atMs: number; readonly byName: string },
): ReceiptDocument {
  return page([
    ...head(business),
    title('X-BERICHT', 'Zwischenstand, kein Abschluss'),
    { type: 'columns', left: germanTime(day.atMs), right: day.byName },
    ...receiptSpan(sums),
    ...figures(sums),
    ...section('Kasse', [amount('Bargeld laut Kassenbuch', day.expectedCents, true)]),
  ]);
}

function page(blocks: readonly Block[]): ReceiptDocument {
  return { width48: true, blocks: [...blocks, { type: 'feed', lines: 1 }, { type: 'cut' }] };
}

function head({
  name,
  owner,
  street,
  postalCode,
  city,
  taxNumber,
  registerId,
  registerSerial,
}: SalonMasterData): Block[] {
  return [
    { type: 'text', text: name, align: 'center', bold: true, size: 2 },
    { type: 'text', text: `Inh. ${owner}`, align: 'center' },
    { type: 'text', text: street, align: 'center' },
    { type: 'text', text: `${postalCode} ${city}`, align: 'center' },
    { type: 'text', text: `Steuernummer ${taxNumber}`, align: 'center' },
    { type: 'text', text: `Kasse ${registerId}, Seriennr. ${registerSerial}`, align: 'center' },
    { type: 'feed', lines: 1 },
    { type: 'text', text: 'TESTBELEG - UNGÜLTIG', align: 'center', bold: true },
  ];
}

function title(large: string, small: string): Block {
  return { type: 'text', text: `${large}\n${small}`, align: 'center', bold: true };
}

function receiptSpan({ firstReceipt, lastReceipt, counts }: BookSums): Block[] {
  const span = firstReceipt === undefined ? 'keine' : `${firstReceipt} bis ${lastReceipt}`;
  return [
    { type: 'columns', left: 'Belege', right: span },
    { type: 'columns', left: 'Anzahl Belege', right: String(counts.receipts) },
    { type: 'columns', left: 'Kassenbewegungen', right: String(counts.cashMovements) },
    { type: 'columns', left: 'Abgebrochene Verkäufe', right: String(counts.abandoned) },
    ...(counts.training === 0
      ? []
      : [{ type: 'columns', left: 'Trainingsbelege', right: String(counts.training) } as const]),
    ...(counts.unsigned === 0
      ? []
      : [{ type: 'columns', left: 'Ohne TSE-Signatur', right: String(counts.unsigned) } as const]),
  ];
}

function figures({ vat, businessCases, payments, turnoverCents }: BookSums): Block[] {
  return [
    ...section('Umsatz nach Steuersatz', [
      ...vat.flatMap((sum): Block[] => [
        { type: 'columns', left: `${sum.rate} % MwSt. (Schlüssel ${sum.key})`, right: formatCents(sum.taxCents) },
        { type: 'columns', left: '  Netto', right: formatCents(sum.netCents) },
        { type: 'columns', left: '  Brutto', right: formatCents(sum.grossCents) },
      ]),
      amount('Umsatz brutto', turnoverCents, true),
    ]),
    ...section(
      'Geschäftsvorfälle',
      businessCases.flatMap(({ gvType, gvName, vatKey, grossCents, netMicro }): Block[] => [
        {
          type: 'columns',
          left: gvName && gvName !== gvType ? `${gvType}: ${gvName}` : gvType,
          right: formatCents(grossCents),
        },
        ...(vatKey === 5
          ? []
          : [
              {
                type: 'columns',
                left: `  Schlüssel ${vatKey}, netto`,
                right: formatCents(centsOfMicro(netMicro)),
              } as const,
            ]),
      ]),
    ),
    ...section(
      'Zahlarten',
      payments.map(({ type, name, cents }) => amount(name === type ? type : `${type}: ${name}`, cents)),
    ),
  ];
}

function section(name: string, rows: readonly Block[]): Block[] {
  return [{ type: 'rule' }, { type: 'text', text: name, bold: true }, ...(rows.length === 0 ? [none] : rows)];
}

const none: Block = { type: 'text', text: '  keine' };

function counted(count: CashCount): Block[] {
  return euroPieces.flatMap((piece): Block[] => {
    const pieces = count[String(piece)] ?? 0;
    if (pieces === 0) return [];
    return [{ type: 'columns', left: `  ${pieces} x ${formatCents(piece)}`, right: formatCents(pieces * piece) }];
  });
}

function cardRows(tillCents: number, terminal: NonNullable<Closing['cards']['terminal']>): Block[] {
  const source = terminal.source === 'terminal' ? 'Kassenschnitt des Terminals' : 'Terminal, eingegeben';
  return section('Karte', [
    amount('Kartenzahlungen der Kasse', tillCents),
    amount(source, terminal.cents),
    amount('Differenz', terminal.cents - tillCents, true),
  ]);
}

function tseRows({ outages, openTransactions, master }: Closing): Block[] {
  const open = openTransactions === 'unknown' ? 'nicht abfragbar' : String(openTransactions);
  return [
    ...master.tses.flatMap(({ serialNumber }): Block[] => [
      { type: 'text', text: `  ${serialNumber.slice(0, 30)}` },
      { type: 'text', text: `  ${serialNumber.slice(30)}` },
    ]),
    { type: 'columns', left: 'Offene Transaktionen', right: open },
    { type: 'columns', left: 'Ausfälle', right: String(outages.length) },
    ...outages.flatMap(({ startedAt, endedAt, text }): Block[] => [
      { type: 'text', text: `  ${germanTime(startedAt)} bis ${endedAt ? germanTime(endedAt) : 'noch nicht behoben'}` },
      { type: 'text', text: `  ${text}` },
    ]),
  ];
}

function amount(left: string, cents: number, bold = false): Block {
  return { type: 'columns', left, right: `${formatCents(cents)} €`, ...(bold ? { bold } : {}) };
}

/** `2026-11-24` → `24.11.2026`. */
function germanDay(day: string): string {
  return day.split('-').toReversed().join('.');
}

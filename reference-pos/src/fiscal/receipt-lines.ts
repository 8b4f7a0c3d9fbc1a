import type { Block } from '../peripherals/receipt-document.ts';
import { formatCents } from '../till/money.ts';
import { smallBusinessVat, type VatKey, type VatSum } from '../till/vat.ts';
import { germanTime } from './german-time.ts';
import type { Receipt, ReceiptLine, ReceiptPayment } from './receipt.ts';

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

/** What the receipt is, when it is not an ordinary sale, and what it refers to. */
export function receiptKind({ kind, cancels, reason, references, customerName, lateEntry }: Receipt): Block[] {
  const says: Block[] = [];
  if (lateEntry) {
    says.push({ type: 'text', text: 'NACHERFASSUNG', align: 'center', bold: true, size: 2 });
    says.push({ type: 'columns', left: `Handbeleg ${lateEntry.paperNumber}`, right: germanTime(lateEntry.writtenAt) });
  }
  if (kind === 'training') {
    says.push({ type: 'text', text: 'ÜBUNG', align: 'center', bold: true, size: 2 });
    says.push({ type: 'text', text: 'kein Verkauf, nichts bezahlt', align: 'center' });
  }
  if (cancels !== undefined)
    says.push({ type: 'text', text: `STORNO von Beleg ${cancels}`, align: 'center', bold: true });
  if (reason !== undefined) says.push({ type: 'text', text: `Grund: ${reason}`, align: 'center' });
  for (const { receiptNumber, issuedAt } of references) {
    says.push({ type: 'columns', left: `zu Beleg ${receiptNumber}`, right: germanTime(issuedAt) });
  }
  if (customerName !== undefined) says.push({ type: 'text', text: `Kunde: ${customerName}` });
  return says;
}

export function receiptLine(line: ReceiptLine): Block[] {
  const amount = `${formatCents(line.totalCents)} ${vatLetters[line.vatKey]}`;
  const isPlain = line.kind === 'service' || line.kind === 'product';
  return [
    { type: 'columns', left: line.text, right: amount },
    ...(isPlain || line.quantity !== 1
      ? [
          {
            type: 'columns',
            left: `  ${line.quantity} x ${formatCents(line.unitCents)}`,
            right: line.performedByName,
          } as const,
        ]
      : []),
    ...(line.priceReason ? [{ type: 'text', text: `  ${line.priceReason}` } as const] : []),
    ...voucherOf(line),
  ];
}

/** Number, kind and what is left: the kind is fixed at issue and printed, with every redemption too (LAW-30, LAW-31). */
function voucherOf({ voucherNumber, voucherLeft, businessCase }: ReceiptLine): Block[] {
  if (voucherNumber === undefined) return [];
  const isSingle = businessCase.startsWith('Einzweck');
  const left =
    voucherLeft?.units === undefined ? `${formatCents(voucherLeft?.cents ?? 0)} €` : `noch ${voucherLeft.units} mal`;
  return [
    { type: 'columns', left: `  Gutschein-Nr. ${voucherNumber}`, right: '' },
    { type: 'text', text: isSingle ? '  Einzweckgutschein (MwSt. beim Kauf)' : '  Mehrzweckgutschein (MwSt. erst' },
    ...(isSingle ? [] : [{ type: 'text', text: '  beim Einlösen)' } as const]),
    ...(voucherLeft ? [{ type: 'columns', left: '  Restwert', right: left } as const] : []),
  ];
}

export function receiptSums({ totalCents, payments, vat, business }: Receipt): Block[] {
  return [
    { type: 'columns', left: 'Summe', right: euro(totalCents), bold: true },
    ...payments.flatMap(paid),
    { type: 'feed', lines: 1 },
    ...vat.flatMap(taxOf),
    ...(business.isSmallBusiness
      ? [
          { type: 'text', text: 'Keine Umsatzsteuer:' } as const,
          { type: 'text', text: 'Kleinunternehmer nach § 19 UStG' } as const,
        ]
      : []),
  ];
}

function taxOf(sum: VatSum): Block[] {
  const letter = vatLetters[sum.key];
  const isExempt = sum.key === smallBusinessVat.vatKey;
  if (sum.rate === 0) {
    const text = isExempt ? `${letter} = steuerfrei (§ 19 UStG)` : `${letter} = nicht steuerbar`;
    return [{ type: 'columns', left: text, right: formatCents(sum.grossCents) }];
  }
  return [
    { type: 'columns', left: `${letter} = ${sum.rate} % MwSt.`, right: formatCents(sum.taxCents) },
    { type: 'columns', left: '  Netto', right: formatCents(sum.netCents) },
    { type: 'columns', left: '  Brutto', right: formatCents(sum.grossCents) },
  ];
}

function paid({ method, amountCents, tenderedCents, changeCents, details }: ReceiptPayment): Block[] {
  const isBack = amountCents < 0;
  if (method === 'card') {
    return [
      { type: 'columns', left: isBack ? 'Auf Karte zurück' : 'Karte', right: euro(Math.abs(amountCents)) },
      ...cardSlip(details.terminal?.['slip']),
    ];
  }
  if (isBack) return [{ type: 'columns', left: 'Bar ausgezahlt', right: euro(-amountCents) }];
  return [
    { type: 'columns', left: 'Bar gegeben', right: euro(tenderedCents) },
    { type: 'columns', left: 'Rückgeld', right: euro(changeCents) },
  ];
}

/** The customer's slip of the terminal, as it wants it on paper (PH-14). */
function cardSlip(slip: string | number | boolean | undefined): Block[] {
  if (typeof slip !== 'string' || slip === '') return [];
  return slip
    .split('\n')
    .map((text): Block => (text === '' ? { type: 'feed', lines: 1 } : { type: 'text', text: `  ${text}` }));
}

const euro = (cents: number): string => `${formatCents(cents)} €`;

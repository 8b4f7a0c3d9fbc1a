import type { SlipKind, SlipLine } from '../protocol/print-commands.ts';
import { resultText } from '../protocol/result-codes.ts';
import { CARD_GROUPS, totalCents } from '../protocol/totals.ts';
import { localTime } from './local-time.ts';
import type { Transaction } from './transaction.ts';

/** A slip on the terminal's own paper. */
export interface Slip {
  readonly at: number;
  readonly kind: SlipKind;
  readonly text: string;
  readonly transaction: Transaction;
}

export function euro(cents: number): string {
  return `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

const TITLE = {
  payment: 'Kartenzahlung',
  reversal: 'Storno',
  refund: 'Gutschrift',
  'end-of-day': 'Kassenschnitt',
  'turnover-totals': 'Umsatzsummen',
} as const;

/** The lines of a slip for either side. */
export function slipLines(transaction: Transaction, kind: SlipKind, terminalId: string): readonly SlipLine[] {
  const { totals, receiptNumber, trace, at } = transaction;
  const head: SlipLine[] = [
    {
      text: kind === 'customer' ? 'Kundenbeleg' : kind === 'merchant' ? 'Händlerbeleg' : 'Verwaltungsbeleg',
      style: 'centred',
    },
    { text: TITLE[transaction.kind], style: 'centred' },
    { text: '' },
    { text: `Terminal-ID  ${terminalId}` },
    { text: `TA-Nr.       ${String(trace).padStart(6, '0')}` },
    { text: localTime(at).text },
  ];
  if (totals !== undefined) {
    const groups = CARD_GROUPS.filter((group) => totals.groups[group].count > 0);
    const lines = groups.map(
      (group) => `${group} ${totals.groups[group].count} x ${euro(totals.groups[group].sumCents)}`,
    );
    return [...head, ...[...lines, `Summe EUR ${euro(totalCents(totals))}`].map((text) => ({ text }))];
  }
  const number = receiptNumber > 0 ? [{ text: `Beleg-Nr.    ${String(receiptNumber).padStart(4, '0')}` }] : [];
  return [...head, ...number, ...cardLines(transaction), { text: '' }, ...outcome(transaction, kind)];
}

function cardLines({ card, amountCents, tipCents }: Transaction): readonly SlipLine[] {
  const how = { contactless: 'kontaktlos', chip: 'Chip', stripe: 'Magnetstreifen' } as const;
  const tip = tipCents > 0 ? [{ text: `davon Trinkgeld EUR ${euro(tipCents)}` }] : [];
  const lines = card && [
    { text: `${card.name} ${how[card.entry]}` },
    { text: `Nr. ${shownNumber(card.maskedPan)}` },
    { text: `gültig bis ${card.expiry.slice(2)}/${card.expiry.slice(0, 2)}` },
  ];
  return [...(lines ?? []), { text: `EUR ${euro(amountCents)}`, style: 'wide' }, ...tip];
}

/** A number that is masked is shown shorter than it is; one that is not is shown whole. */
function shownNumber(pan: string): string {
  return pan.startsWith('E') ? `${'#'.repeat(8)}${pan.slice(-4)}` : pan;
}

function outcome({ result, card, text }: Transaction, kind: SlipKind): readonly SlipLine[] {
  if (result !== 0) {
    return [{ text: 'VORGANG NICHT ERFOLGT', style: 'centred' }, { text: text ?? resultText(result) }];
  }
  const signature =
    card?.entry === 'stripe' && kind === 'merchant' ? [{ text: '' }, { text: 'Unterschrift ____________' }] : [];
  return [{ text: 'Zahlung erfolgt', style: 'centred' }, ...signature];
}

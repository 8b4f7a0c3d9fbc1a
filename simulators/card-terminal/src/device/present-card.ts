import type { Card } from './cards.ts';
import { maskedPan } from './cards.ts';
import type { ActResult, Operation } from './operation.ts';
import { euro } from './slips.ts';
import type { CardData, CardEntry } from './transaction.ts';

export interface PresentedCard {
  readonly card: Card;
  readonly data: CardData;
  readonly pin: string | undefined;
}

/** Without a card: the result code of the failure (6C for STOP, time-out, abort and a register that has gone). */
export type Presentation = PresentedCard | { readonly result: number };

const STOPPED = 0x6c;
const EXPIRED = 0x78;
const ENTRY = { tap: 'contactless', insert: 'chip', swipe: 'stripe' } as const;
/** Above this a contactless card needs its PIN in Germany. */
const CONTACTLESS_LIMIT_CENTS = 5_000;

/** Asks for a card and, when the card needs it, for the PIN. */
export async function askForCard(op: Operation, amountCents: number, timeoutMs: number): Promise<Presentation> {
  const { device } = op;
  device.show('card', euro(amountCents));
  await op.status(0x0a, `${euro(amountCents)} EUR`, 'Karte bitte');
  const act = await op.act(['tap', 'insert', 'swipe'], timeoutMs);
  if (typeof act === 'string' || act.kind === 'stop') return stopped(act);
  if (act.kind === 'pin' || act.kind === 'tip') return { result: STOPPED };
  await op.sleep(device.reactionMs);
  if (act.kind === 'insert') device.isCardInside = true;
  const { card } = act;
  const entry: CardEntry = ENTRY[act.kind];
  if (isExpired(card, device.host.clock.now())) return { result: EXPIRED };
  await op.status(0x0e);
  const needsPin = entry === 'chip' || (entry === 'contactless' && amountCents > CONTACTLESS_LIMIT_CENTS);
  const pin = needsPin ? await askForPin(op, card) : undefined;
  if (typeof pin === 'object') return pin;
  const data: CardData = {
    name: card.name,
    cardType: card.cardType,
    group: card.group,
    maskedPan: device.profile.masksCardNumber ? maskedPan(card) : card.pan,
    expiry: card.expiry,
    sequence: card.sequence,
    entry,
    hasPin: needsPin,
  };
  return { card, data, pin };
}

/** The PIN that the customer typed, or the failure. */
export async function askForPin(op: Operation, card: Card): Promise<string | { readonly result: number }> {
  const { device } = op;
  device.show('pin', 'PIN eingeben');
  await op.status(0x01);
  const act = await op.act(['pin'], device.options.pinTimeoutMs);
  if (typeof act === 'string' || act.kind !== 'pin') return stopped(act);
  await op.sleep(device.reactionMs);
  return act.pin ?? card.pin;
}

/** How much the customer gives on top; undefined when that ended the payment. */
export async function askForTip(op: Operation): Promise<number | { readonly result: number }> {
  const { device } = op;
  device.show('tip', 'Trinkgeld?');
  const act = await op.act(['tip'], device.options.cardTimeoutMs);
  if (typeof act === 'string' || act.kind !== 'tip') return stopped(act);
  return act.tipCents;
}

function stopped(_act: ActResult): { readonly result: number } {
  return { result: STOPPED };
}

function isExpired(card: Card, now: number): boolean {
  const date = new Date(now);
  const current = (date.getUTCFullYear() % 100) * 100 + date.getUTCMonth() + 1;
  return Number(card.expiry) < current;
}

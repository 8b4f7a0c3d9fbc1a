import type { CardApproval } from '../terminal/card-terminal.ts';
import type { CardSlip, TerminalReceiptData } from '../terminal/terminal-receipt.ts';
import { digits, numberOf } from './bcd.ts';
import { cardKindOf } from './card-kind.ts';
import { BitmapFields } from './fields.ts';
import { maskedNumber, withoutCardNumbers } from './masking.ts';
import { readText } from './text.ts';
import { findTag } from './tlv.ts';

/** `04 0F`: what became of a transaction. */
export interface StatusInformation {
  /** BMP 27; 0 is fine. */
  readonly result: number;
  readonly amountCents: number | undefined;
  readonly tipCents: number | undefined;
  readonly receipt: TerminalReceiptData;
  /** BMP 3C, where the host or the terminal says why in words. */
  readonly text: string | undefined;
  /** BMP 37: this takes back an earlier transaction. */
  readonly isReversal: boolean;
  readonly totals: Uint8Array | undefined;
  readonly isSignatureWanted: boolean;
}

const entries: Readonly<Record<number, 'stripe' | 'chip' | 'contactless'>> = {
  0: 'stripe',
  1: 'chip',
  2: 'contactless',
};

export function readStatusInformation(data: Uint8Array): StatusInformation {
  const fields = new BitmapFields(data);
  const { tlv } = fields;
  const tip = numberOf(findTag(tlv, 0x1f36)?.value);
  const text = fields.get(0x3c);
  const holder = findTag(tlv, 0x1f10)?.value[0];
  return {
    result: fields.byte(0x27) ?? 0xff,
    amountCents: numberOf(fields.get(0x04)),
    tipCents: tip,
    receipt: receiptData(fields),
    text: text && readText(text, undefined).trim(),
    isReversal: fields.get(0x37) !== undefined,
    totals: fields.get(0x60),
    isSignatureWanted: holder === 1 || (holder !== undefined && holder >= 5 && holder <= 7),
  };
}

function receiptData(fields: BitmapFields): TerminalReceiptData {
  const { tlv } = fields;
  const number = fields.get(0x22);
  const id = fields.get(0x29);
  const longTrace = numberOf(findTag(tlv, 0x1f2b)?.value);
  const time = fields.get(0x0c);
  const date = fields.get(0x0d);
  const contractNumber = fields.text(0x2a);
  const authorisation = fields.text(0x3b);
  const cardName = fields.text(0x8b);
  const cardKind = cardKindOf(fields);
  const maskedCard = number && maskedNumber(digits(number));
  const entry = entries[findTag(tlv, 0x1f12)?.value[0] ?? -1];
  const check = checkOf(findTag(tlv, 0x1f10)?.value[0], fields.byte(0x19));
  return {
    receiptNumber: numberOf(fields.get(0x87)) ?? 0,
    // A trace of more than six digits stands in its own tag (1F2B), with zeros in the field.
    trace: numberOf(fields.get(0x0b)) || longTrace || 0,
    ...(id ? { terminalId: digits(id) } : {}),
    ...(contractNumber ? { contractNumber: contractNumber.trim() } : {}),
    ...(authorisation ? { authorisation } : {}),
    ...(cardName ? { cardName } : {}),
    ...(cardKind ? { cardKind } : {}),
    ...(maskedCard ? { maskedCard } : {}),
    ...(entry ? { entry } : {}),
    ...(check ? { check } : {}),
    ...(time ? { time: digits(time) } : {}),
    ...(date ? { date: digits(date) } : {}),
  };
}

function checkOf(
  holder: number | undefined,
  paymentType: number | undefined,
): TerminalReceiptData['check'] | undefined {
  if (holder === undefined) return paymentType === 0x70 ? 'pin' : undefined;
  if (holder === 0) return 'none';
  if (holder === 1) return 'signature';
  return holder >= 2 && holder <= 7 ? 'pin' : undefined;
}

/**
 * The approval of a payment of `askedCents`. Brands tell a tip in its own tag, or only by a sum that is larger than what
 * was asked for (card complete).
 */
export function approvalOf(status: StatusInformation, slips: readonly CardSlip[], askedCents?: number): CardApproval {
  const amountCents = status.amountCents ?? askedCents ?? 0;
  const overCents = askedCents === undefined ? 0 : Math.max(0, amountCents - askedCents);
  return {
    ...status.receipt,
    amountCents,
    tipCents: askedCents === undefined ? (status.tipCents ?? 0) : overCents,
    slips: withoutNumbers(slips, status.receipt.maskedCard),
  };
}

export function withoutNumbers(slips: readonly CardSlip[], maskedCard: string | undefined): readonly CardSlip[] {
  const last = maskedCard?.slice(-4);
  const lastDigits = last && /^\d{4}$/.test(last) ? last : undefined;
  return slips.map(({ kind, lines }) => ({ kind, lines: lines.map((line) => withoutCardNumbers(line, lastDigits)) }));
}

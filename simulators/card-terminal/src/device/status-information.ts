import { type Apdu, apdu } from '../protocol/apdu.ts';
import { digitsToBcd, toBcd } from '../protocol/bcd.ts';
import { encodeFields, type Field, field } from '../protocol/bitmaps.ts';
import { type CharacterSet, encodeText } from '../protocol/text.ts';
import { encodeTlv, tlv, tlvOf } from '../protocol/tlv.ts';
import { encodeTotals, totalCents } from '../protocol/totals.ts';
import { localTime } from './local-time.ts';
import type { CardData, Transaction } from './transaction.ts';

export interface StatusFormat {
  readonly terminalId: string;
  readonly contractNumber: string;
  readonly currency: number | undefined;
  readonly hasTlv: boolean;
  readonly characterSet: CharacterSet;
  readonly nestsPaymentTags: boolean;
}

/** `04 0F` for a transaction, in the order of the table, on which old registers rely (PA00P015, chapter 13). */
export function statusInformation(transaction: Transaction, format: StatusFormat): Apdu {
  const isShort = transaction.card === undefined && transaction.kind === 'payment' && transaction.trace === 0;
  return apdu(0x040f, encodeFields(isShort ? cancelled(transaction, format) : full(transaction, format)));
}

function cancelled({ result }: Transaction, { terminalId }: StatusFormat): readonly Field[] {
  return [field(0x27, [result]), field(0x29, digitsToBcd(terminalId))];
}

function full(transaction: Transaction, format: StatusFormat): readonly Field[] {
  const { card, result, totals, text } = transaction;
  const { hhmmss, mmdd } = localTime(transaction.at);
  const isApproved = result === 0 || transaction.receiptNumber > 0;
  const isClosing = totals !== undefined;
  const number = (bmp: number, value: number, bytes: number) => field(bmp, toBcd(value, bytes));
  return [
    field(0x27, [result]),
    number(0x04, totals ? totalCents(totals) : transaction.amountCents, 6),
    number(0x0b, transaction.trace, 3),
    field(0x0c, digitsToBcd(hhmmss)),
    field(0x0d, digitsToBcd(mmdd)),
    ...(totals ? [field(0x60, encodeTotals(totals))] : []),
    ...(card ? cardFields(card) : []),
    ...(isClosing ? [] : [field(0x29, digitsToBcd(format.terminalId))]),
    ...(format.currency === undefined || isClosing ? [] : [number(0x49, format.currency, 2)]),
    ...(transaction.originalTrace === undefined ? [] : [number(0x37, transaction.originalTrace, 3)]),
    ...(text === undefined ? [] : [field(0x3c, encodeText(text, format.characterSet))]),
    ...(isApproved && !isClosing ? receiptFields(transaction, format) : []),
    ...(card ? nameFields(card) : []),
    ...(format.hasTlv && !isClosing ? [field(0x06, payment(transaction, format))] : []),
  ];
}

function cardFields(card: CardData): readonly Field[] {
  return [
    field(0x0e, digitsToBcd(card.expiry)),
    field(0x17, toBcd(card.sequence, 2)),
    field(0x19, [card.hasPin ? 0x70 : 0x60]),
    field(0x22, digitsToBcd(card.maskedPan)),
  ];
}

function receiptFields({ receiptNumber, trace, result }: Transaction, format: StatusFormat): readonly Field[] {
  const contract = Buffer.from(format.contractNumber.slice(0, 15).padEnd(15, ' '), 'latin1');
  const authorisation = Uint8Array.from([...Buffer.from(String(100_000 + trace).slice(-6), 'latin1'), 0, 0]);
  return [
    field(0x87, toBcd(receiptNumber, 2)),
    field(0x88, toBcd(trace, 3)),
    ...(result === 0 ? [field(0x3b, authorisation)] : []),
    field(0x2a, contract),
  ];
}

function nameFields({ cardType, name }: CardData): readonly Field[] {
  return [field(0x8a, [cardType > 0xfe ? 0xff : cardType]), field(0x8b, [...Buffer.from(name, 'latin1'), 0])];
}

function payment({ card, receiptNumber, tipCents }: Transaction, { nestsPaymentTags }: StatusFormat): Uint8Array {
  const entry = { stripe: 0, chip: 1, contactless: 2 } as const;
  const how = card && [
    tlv(0x1f10, [card.hasPin ? 2 : card.entry === 'stripe' ? 1 : 0]),
    tlv(0x1f11, [1]),
    tlv(0x1f12, [entry[card.entry]]),
  ];
  return encodeTlv([
    ...(how && nestsPaymentTags ? [tlvOf(0x2f, ...how)] : (how ?? [])),
    ...(card && card.cardType > 0xfe ? [tlv(0x41, [card.cardType >> 8, card.cardType & 0xff])] : []),
    ...(tipCents > 0 ? [tlv(0x1f36, toBcd(tipCents, 6))] : []),
    ...(receiptNumber > 0 ? [tlv(0x1f1f, toBcd(receiptNumber, 2))] : []),
  ]);
}

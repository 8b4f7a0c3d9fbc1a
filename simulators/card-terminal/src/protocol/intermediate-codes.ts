import { hexByte } from './hex.ts';

/** Intermediate states of `04 FF` (PA00P015, 6.1). */
export const INTERMEDIATE_CODES: ReadonlyMap<number, string> = new Map([
  [0x00, 'amount to be confirmed'],
  [0x01, 'look at PIN pad'],
  [0x02, 'look at PIN pad'],
  [0x03, 'not possible'],
  [0x04, 'waiting for host'],
  [0x05, 'auto-reversal running'],
  [0x06, 'post-bookings running'],
  [0x07, 'card not admitted'],
  [0x08, 'card unknown'],
  [0x09, 'card expired'],
  [0x0a, 'insert card'],
  [0x0b, 'remove card'],
  [0x0c, 'card unreadable'],
  [0x0d, 'aborted'],
  [0x0e, 'please wait'],
  [0x0f, 'automatic end-of-day starts'],
  [0x10, 'card invalid'],
  [0x11, 'balance display'],
  [0x12, 'system fault'],
  [0x13, 'payment not possible'],
  [0x14, 'credit too low'],
  [0x15, 'PIN wrong'],
  [0x16, 'limit too low'],
  [0x17, 'please wait'],
  [0x18, 'PIN tries used up'],
  [0x19, 'card data wrong'],
  [0x1a, 'service mode'],
  [0x1b, 'approved, fill up'],
  [0x1c, 'approved, take goods'],
  [0x1d, 'declined'],
  [0x26, 'mobile number'],
  [0x27, 'mobile number again'],
  [0x28, 'currency choice'],
  [0x29, 'language choice'],
  [0x2a, 'load: insert card'],
  [0x2b, 'offline emergency'],
  [0x2c, 'debit or credit choice'],
  [0x66, 'please wait, remove card'],
  [0x67, 'please wait, remove card'],
  [0x68, 'customer card seen'],
  [0x69, 'DCC choice'],
  [0xc7, 'mileage'],
  [0xc8, 'waiting for cashier'],
  [0xc9, 'diagnosis running'],
  [0xca, 'initialisation running'],
  [0xcb, 'journal full'],
  [0xcc, 'direct debit refused, PIN needed'],
  [0xd2, 'dialling'],
  [0xd3, 'line up'],
  [0xe0, 'application choice'],
  [0xe1, 'language choice'],
  [0xe2, 'cleaning card'],
  [0xf1, 'offline'],
  [0xf2, 'online'],
  [0xf3, 'offline transaction'],
  [0xff, 'no fitting code'],
]);

/** What an intermediate state means; 41 to 5D are the same as 01 to 1D "and remove the card". */
export function intermediateText(code: number): string {
  const known = INTERMEDIATE_CODES.get(code);
  if (known !== undefined) return known;
  const base = code > 0x40 && code <= 0x5d ? INTERMEDIATE_CODES.get(code - 0x40) : undefined;
  return base === undefined ? `unknown state ${hexByte(code)}` : `${base}, remove card`;
}

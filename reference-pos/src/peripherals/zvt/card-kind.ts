import type { CardKind } from '../../till/card-kind.ts';
import type { BitmapFields } from './fields.ts';
import { findTag } from './tlv.ts';

/**
 * Card-type ids of ZVT (PA00P015 chapter 12). Mastercard and Visa count as credit: the id does not tell their debit cards
 * apart.
 */
const kinds: ReadonlyMap<number, CardKind> = new Map<number, CardKind>([
  // ec of old, girocard, EAPS, direct debit, V PAY, Maestro.
  ...([2, 5, 7, 9, 13, 46] as const).map((id): [number, CardKind] => [id, 'debit']),
  // Mastercard, American Express, Visa, Visa Electron, Diners, JCB, China UnionPay, Discover.
  ...([6, 8, 10, 11, 12, 14, 198, 232] as const).map((id): [number, CardKind] => [id, 'credit']),
  // GeldKarte.
  [30, 'prepaid'],
  // Alipay, Bluecode.
  [97, 'wallet'],
  [260, 'wallet'],
]);

/** The kind of card that a status tells in BMP 8A, or in TLV tag 41 for ids beyond a byte; undefined where it is unknown. */
export function cardKindOf(fields: BitmapFields): CardKind | undefined {
  const id = fields.byte(0x8a);
  if (id === undefined) return undefined;
  if (id !== 0xff) return kinds.get(id);
  const long = findTag(fields.tlv, 0x41)?.value;
  return long && kinds.get(long.reduce((value, byte) => value * 256 + byte, 0));
}

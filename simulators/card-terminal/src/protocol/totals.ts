import { toBcd } from './bcd.ts';

/** Card groups in the order of BMP 60 (PA00P015, 3.6). */
export const CARD_GROUPS = ['girocard', 'JCB', 'Mastercard', 'American Express', 'Visa', 'Diners', 'others'] as const;
export type CardGroup = (typeof CARD_GROUPS)[number];

export interface GroupTotal {
  readonly count: number;
  readonly sumCents: number;
}

/** What a closing adds up; `sumCents` may be below zero when more was refunded than paid. */
export interface Totals {
  readonly firstReceipt: number;
  readonly lastReceipt: number;
  readonly groups: Readonly<Record<CardGroup, GroupTotal>>;
}

/** The 53 bytes of BMP 60: receipt numbers, then count (binary) and sum (BCD) of seven groups. Sums have no sign there. */
export function encodeTotals({ firstReceipt, lastReceipt, groups }: Totals): Uint8Array {
  const pairs = CARD_GROUPS.flatMap((group) => [
    Math.min(groups[group].count, 0xff),
    ...toBcd(groups[group].sumCents, 6),
  ]);
  return Uint8Array.from([...toBcd(firstReceipt, 2), ...toBcd(lastReceipt, 2), ...pairs]);
}

export function totalCents({ groups }: Totals): number {
  return CARD_GROUPS.reduce((sum, group) => sum + groups[group].sumCents, 0);
}

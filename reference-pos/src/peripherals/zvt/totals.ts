import type { EndOfDayTotals } from '../terminal/card-terminal.ts';
import type { CardSlip } from '../terminal/terminal-receipt.ts';
import { numberOf } from './bcd.ts';
import type { StatusInformation } from './status-information.ts';

const names = ['girocard', 'JCB', 'Mastercard', 'American Express', 'Visa', 'Diners', 'andere'];
const pairBytes = 7;

/** BMP 60: first and last receipt, then a count (binary) and a sum (BCD) for each kind of card. The sum of all is BMP 04. */
export function totalsOf(status: StatusInformation, slips: readonly CardSlip[]): EndOfDayTotals {
  const bytes = status.totals ?? new Uint8Array();
  const groups = names.flatMap((name, index) => {
    const at = 4 + index * pairBytes;
    const count = bytes[at];
    const sumCents = numberOf(bytes.slice(at + 1, at + pairBytes));
    return count === undefined || sumCents === undefined || (count === 0 && sumCents === 0)
      ? []
      : [{ name, count, sumCents }];
  });
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return {
    sumCents: status.amountCents ?? groups.reduce((sum, group) => sum + group.sumCents, 0),
    count,
    firstReceipt: numberOf(bytes.slice(0, 2)) ?? 0,
    lastReceipt: numberOf(bytes.slice(2, 4)) ?? 0,
    groups,
    slips,
  };
}

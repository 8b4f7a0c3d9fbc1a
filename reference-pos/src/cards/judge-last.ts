import type { Baseline, CardApproval, LastResult } from '../peripherals/terminal/card-terminal.ts';

/** What the terminal's last transaction says about a payment that was asked for. */
export type Judgement =
  | { readonly kind: 'paid'; readonly approval: CardApproval }
  | { readonly kind: 'not-paid' }
  /** Nobody can be asked now: try again. */
  | { readonly kind: 'wait'; readonly text: string }
  /** The terminal cannot tell; its slip can. */
  | { readonly kind: 'ask-cashier'; readonly text: string };

/** A payment may use up to this many trace numbers: one for each try of the PIN. */
const mostTraces = 3;
const lastReceipt = 9_999;
const lastTrace = 999_999;

/**
 * Was the payment of `amountCents` charged, which began when the terminal's counters stood at `baseline`? Paid or not paid
 * only when nothing else can explain the terminal's answer; an amount or a number that does not fit means that somebody
 * else has used the terminal meanwhile, and then the cashier compares with the slip.
 */
export function judgeLast(amountCents: number, baseline: Baseline, result: LastResult): Judgement {
  if (result.state === 'unreachable') return { kind: 'wait', text: result.text };
  if (result.state === 'hidden' || baseline.state === 'hidden')
    return askCashier('Das Terminal verrät seine letzte Zahlung nicht.');
  if (result.state === 'none') {
    return baseline.state === 'none' ? { kind: 'not-paid' } : askCashier('Das Terminal hat seinen Speicher geleert.');
  }
  const { last } = result;
  const before = baseline.state === 'known' ? baseline : { receiptNumber: 0, trace: undefined };
  const isNew = last.trace !== before.trace || (last.isApproved && last.receiptNumber !== before.receiptNumber);
  if (!isNew) return { kind: 'not-paid' };
  const isOurs =
    last.amountCents - last.approval.tipCents === amountCents &&
    isWithin(before.trace, last.trace, lastTrace, mostTraces) &&
    (!last.isApproved ||
      before.receiptNumber === 0 ||
      isWithin(before.receiptNumber, last.receiptNumber, lastReceipt, 1));
  if (!isOurs) return askCashier('Am Terminal wurde inzwischen etwas anderes gebucht.');
  return last.isApproved ? { kind: 'paid', approval: last.approval } : { kind: 'not-paid' };
}

/** Does `number` follow `before` within so many steps, counting on from the last number to 1? */
function isWithin(before: number | undefined, number: number, last: number, steps: number): boolean {
  if (before === undefined) return true;
  const distance = number > before ? number - before : number + last - before;
  return distance >= 1 && distance <= steps;
}

function askCashier(why: string): Judgement {
  return { kind: 'ask-cashier', text: why };
}

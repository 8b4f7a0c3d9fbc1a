import { formatEuro, parseAmount } from '../amount.ts';
import { dueCents, type Facts } from '../facts.ts';
import { quickAmounts } from '../quick-amounts.ts';
import type { PaymentState } from '../till-state.ts';
import { problemText, type Words } from '../words/index.ts';
import { amount, defined } from './fields.ts';

/** The payment screen: what is due, what was handed over, what goes back. */
export function paymentState(facts: Facts, words: Words): PaymentState | undefined {
  const { payment, sale, language, connection } = facts;
  if (!payment || !sale) return undefined;
  const due = dueCents(sale);
  const entered = parseAmount(payment.tendered);
  const difference = entered.kind === 'cents' ? entered.cents - due : undefined;
  const isEntering = payment.phase === 'entering';
  return defined({
    total: amount(due, facts),
    paid: sale.paidCents ? amount(sale.paidCents, facts) : undefined,
    tendered: payment.tendered,
    change: difference !== undefined && difference >= 0 ? amount(difference, facts) : undefined,
    missing: difference !== undefined && difference < 0 ? amount(-difference, facts) : undefined,
    problem: problemOf(facts, words, entered.kind === 'not-readable'),
    quickAmounts: (due > 0 ? quickAmounts(due) : []).map((cents) => ({
      cents,
      text: formatEuro(cents, language),
      isExact: cents === due,
    })),
    phase: payment.phase,
    progress: isEntering ? undefined : words.payment[payment.phase === 'sending' ? 'sending' : 'unclear'],
    canConfirm:
      isEntering && connection.state === 'connected' && entered.kind !== 'not-readable' && (difference ?? 0) >= 0,
  });
}

/** While somebody is typing, half an amount (`50,`) is no problem yet. */
function problemOf({ payment }: Facts, words: Words, isUnreadable: boolean): string | undefined {
  if (payment?.problem) return problemText(payment.problem, words);
  const isUnfinished = /^\d{1,5}[.,]$/.test(payment?.tendered ?? '');
  return isUnreadable && !isUnfinished ? words.problems['amount-not-readable'] : undefined;
}

/** Why the pay button is off, if a person could wonder. */
export function payBlockedBecause(facts: Facts, words: Words): string | undefined {
  if (facts.session && !facts.session.rights.includes('sell')) return words.sale.noRightToSell;
  if (!facts.sale || facts.payment) return undefined;
  if (facts.connection.state === 'lost') return words.payBlocked.offline;
  return facts.sale.lines.some((line) => !line.isStored) ? words.payBlocked.storing : undefined;
}

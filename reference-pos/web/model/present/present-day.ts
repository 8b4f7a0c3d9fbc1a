import { layOut } from '../../../src/peripherals/layout/lay-out.ts';
import { type DayFacts, movementKinds, type WireSums } from '../day-facts.ts';
import type { DayState, Figure } from '../day-state.ts';
import { type Facts, hasRight, paperOf } from '../facts.ts';
import { problemText, type Words } from '../words/index.ts';
import { amount, defined } from './fields.ts';

const goingOut = ['cashOut', 'pettyCashExpense', 'bankDeposit', 'privateWithdrawal', 'wages'];
/** A cash book of years is an export; the page shows the last days. */
const movementsShown = 60;

/** The pages of the day, with all words. */
export function dayState(facts: Facts, words: Words): DayState | undefined {
  const { day } = facts;
  if (!day) return undefined;
  const time = timeIn(facts);
  return defined({
    tab: day.tab,
    isBusy: day.isBusy,
    problem: day.problem && problemText(day.problem, words),
    may: { move: hasRight(facts, 'cash'), close: hasRight(facts, 'closing'), export: hasRight(facts, 'export') },
    expected: day.expectedCents === undefined ? undefined : amount(day.expectedCents, facts),
    kinds: movementKinds.map((kind) => ({ kind, text: words.day.kinds[kind], goesOut: goingOut.includes(kind) })),
    movements: day.movements
      .slice(0, movementsShown)
      .map(({ number, kind, amountCents, reason, receiptNumber, at }) => ({
        number,
        time: time(at),
        text: words.day.kinds[kind as keyof typeof words.day.kinds] ?? kind,
        reason: receiptNumber === undefined ? reason : words.receipt.title(receiptNumber),
        amount: amount(amountCents, facts),
      })),
    next: nextState(day, facts, words),
    closings: day.closings.map(({ number, closedAt, closedByName, sums, cash }) => ({
      number,
      title: words.day.closingNumber(number),
      time: `${time(closedAt)} · ${closedByName}`,
      turnover: amount(sums.turnoverCents, facts),
      difference: amount(cash.differenceCents, facts),
    })),
    shown: shownState(day, facts, words),
  });
}

function nextState({ next }: DayFacts, facts: Facts, words: Words): DayState['next'] {
  if (!next) return undefined;
  const time = timeIn(facts);
  return {
    number: next.number,
    openSales: next.openSales.map(({ id, totalCents }) => ({ id, total: amount(totalCents, facts) })),
    expected: amount(next.expectedCents, facts),
    cards: amount(next.cardCents, facts),
    figures: figures(next.sums, facts, words),
    outages: next.outages.map(({ startedAt, text }) => `${time(startedAt)}: ${text}`),
  };
}

function figures({ turnoverCents, vat, payments }: WireSums, facts: Facts, words: Words): readonly Figure[] {
  return [
    { name: words.day.text.turnover, amount: amount(turnoverCents, facts) },
    ...vat.map(({ rate, taxCents }) => ({ name: words.day.rate(rate), amount: amount(taxCents, facts) })),
    ...payments.map(({ type, name, cents }) => ({
      name: words.day.payments[type] ?? name,
      amount: amount(cents, facts),
    })),
  ];
}

function shownState({ shown, print }: DayFacts, facts: Facts, words: Words): DayState['shown'] {
  if (!shown) return undefined;
  const { closing, document } = shown;
  const paper = paperOf(facts);
  const says = {
    printing: words.day.text.printing,
    done: words.day.text.printDone,
    failed: words.day.text.printFailed,
    unknown: words.day.text.printUnknown,
  };
  return defined({
    number: closing.number,
    title: words.day.closingNumber(closing.number),
    paper: document && { ...paper, items: layOut(document, paper) },
    print: print?.number === closing.number ? says[print.state] : undefined,
  });
}

function timeIn({ language }: Facts): (at: string) => string {
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return (at) => format.format(new Date(at));
}

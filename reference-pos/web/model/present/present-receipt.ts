import { layOut } from '../../../src/peripherals/layout/lay-out.ts';
import { type Facts, hasRight, type PrintFacts, paperOf } from '../facts.ts';
import type { PrintingState, ReceiptState } from '../till-state.ts';
import type { Words } from '../words/index.ts';
import { amount, defined } from './fields.ts';

/** The finished receipt: what was paid, what goes back, the paper as it comes out of the printer. */
export function receiptState(facts: Facts, words: Words): ReceiptState | undefined {
  const { receipt: finished } = facts;
  if (!finished) return undefined;
  const { receipt, document } = finished;
  const sum = (of: 'tenderedCents' | 'changeCents'): number =>
    receipt.payments.reduce((total, payment) => total + payment[of], 0);
  const isOutage = receipt.tse.state === 'outage';
  return defined({
    number: receipt.number,
    title: words.receipt.title(receipt.number),
    kind: receipt.kind ?? 'sale',
    lines: (receipt.lines ?? []).map(({ lineId, text, kind, quantity, totalCents }) => ({
      lineId,
      text,
      quantity,
      amount: amount(totalCents, facts),
      canReturn: (kind === 'service' || kind === 'product') && quantity > 0,
    })),
    canCancel: (receipt.kind ?? 'sale') === 'sale' && hasRight(facts, 'void'),
    total: amount(receipt.totalCents, facts),
    tendered: amount(sum('tenderedCents'), facts),
    change: amount(sum('changeCents'), facts),
    paper: document && { ...paperOf(facts), items: layOut(document, paperOf(facts)) },
    qr: receipt.tse.qr,
    link: finished.link,
    isOutage,
    outageText: isOutage ? words.receipt.outage : undefined,
  });
}

/** What became of the paper, and what to do now; the receipt itself is safe in every case (PH-04, PH-06). */
export function printingState({ print }: Facts, words: Words): PrintingState | undefined {
  if (!print) return undefined;
  return defined({ state: print.state, isCopy: print.isCopy, cause: print.cause, ...printWords(print, words) });
}

function printWords(
  print: PrintFacts,
  { printing, failures }: Words,
): Pick<PrintingState, 'tone' | 'title' | 'text'> & { readonly again?: string } {
  switch (print.state) {
    case 'printing':
      return { tone: 'quiet', title: printing.running, text: '' };
    case 'done':
      return {
        tone: 'good',
        title: print.isCopy ? printing.doneCopy : printing.done,
        text: '',
        again: printing.againCopy,
      };
    case 'failed': {
      const why =
        print.cause === 'dropped' ? printing.dropped : print.cause ? failures[print.cause] : (print.text ?? '');
      return { tone: 'bad', title: printing.failed, text: `${printing.safe} ${why}`, again: printing.again };
    }
    case 'unknown':
      return { tone: 'warn', title: printing.unknown, text: printing.unknownText, again: printing.againCopy };
    case 'on-request':
      return { tone: 'quiet', title: printing.onRequest, text: printing.onRequestText, again: printing.print };
    case 'not-set-up':
      return { tone: 'warn', title: printing.notSetUp, text: printing.notSetUpText, again: printing.print };
  }
}

/** The way back to the last receipt, while nothing else is on the ticket. */
export const lastReceipt = ({ lastReceiptNumber, sale, receipt }: Facts, words: Words) =>
  lastReceiptNumber === undefined || sale || receipt
    ? undefined
    : { number: lastReceiptNumber, text: words.receipt.last(lastReceiptNumber) };

import type { AuthoriseHooks, AuthoriseRequest, Baseline, CardOutcome, LastResult } from '../terminal/card-terminal.ts';
import { terminalFailureText } from '../terminal/terminal-failure.ts';
import type { Apdu } from './apdu.ts';
import { progressOf } from './codes.ts';
import { BitmapFields } from './fields.ts';
import * as requests from './requests.ts';
import { type Exchange, isIntermediate, type ZvtSession } from './session.ts';
import { approvalOf, withoutNumbers } from './status-information.ts';
import { readText } from './text.ts';
import { findTag } from './tlv.ts';

export interface Payment extends AuthoriseRequest {
  readonly hooks: AuthoriseHooks;
  isCancelled: boolean;
  cancel: () => void;
}

/**
 * One payment: look where the terminal's counters stand, let the till write down what it is about to do, ask, and believe
 * nothing but a completion (PH-11). Whatever is less than that is `unknown`, unless the terminal itself said no.
 */
export async function runPayment(session: ZvtSession, payment: Payment): Promise<CardOutcome> {
  const { hooks, amountCents } = payment;
  const before = await session.lastResultWhenFree();
  if (before.state === 'unreachable') {
    const { cause, text, detail } = before;
    return { outcome: 'not-started', cause, text, ...(detail === undefined ? {} : { detail }) };
  }
  if (payment.isCancelled) return { outcome: 'not-started', cause: 'stopped', text: terminalFailureText.stopped };
  await hooks.onAsking(baselineOf(before));
  const exchange = await session.run(
    requests.authorise(amountCents),
    (message) => tell(hooks, message),
    (dialogue) => {
      payment.cancel = () => dialogue.cancel();
    },
  );
  payment.cancel = () => {};
  return outcomeOf(session, exchange, amountCents);
}

function baselineOf(before: Exclude<LastResult, { state: 'unreachable' }>): Baseline {
  if (before.state !== 'known') return { state: before.state };
  const { receiptNumber, trace } = before.last;
  return { state: 'known', receiptNumber, trace };
}

function tell(hooks: AuthoriseHooks, message: Apdu): void {
  if (!isIntermediate(message)) return;
  const [code = 0xff] = message.data;
  const lines = findTag(new BitmapFields(message.data.subarray(2)).tlv, 0x24)?.parts ?? [];
  const text = lines.map(({ value }) => readText(value, undefined).trim()).join(' ');
  hooks.onProgress(progressOf(code, text));
}

function outcomeOf(session: ZvtSession, { end, status, slips }: Exchange, askedCents: number): CardOutcome {
  if (end.end === 'completed') {
    const isWhole = status?.result === 0 && (status.amountCents ?? -1) >= askedCents;
    if (isWhole) return { outcome: 'approved', approval: approvalOf(status, slips, askedCents) };
    // A completion without a result, with a refusal or with another amount contradicts itself: the terminal is asked again.
    return { outcome: 'unknown', cause: 'not-possible', text: terminalFailureText['time-over'] };
  }
  const failure = session.explain(end, status);
  if (end.end === 'refused') return { outcome: 'not-started', ...failure };
  if (end.end === 'lost') return { outcome: 'unknown', ...failure };
  // Approved and then aborted: taken back, or not. Only the terminal knows.
  if (status?.result === 0) return { outcome: 'unknown', ...failure };
  return { outcome: 'declined', ...failure, slips: withoutNumbers(slips, status?.receipt.maskedCard) };
}

import type { CardDraft, Facts } from '../facts.ts';
import type { CardState, Tone } from '../till-state.ts';
import { problemText, type Words } from '../words/index.ts';
import { amount } from './fields.ts';

/** Causes that mean: the terminal never got the amount, so by hand is the way on (PH-15). */
const unreached = [
  'not-configured',
  'not-found',
  'refused',
  'not-a-terminal',
  'silent',
  'connection-lost',
  'busy',
  'password',
  'needs-service',
  'maintenance',
  'bridge-away',
];

/** The card payment screen. */
export function cardState(facts: Facts, words: Words): CardState | undefined {
  const { card } = facts;
  if (!card) return undefined;
  const phase = phaseOf(card);
  const isConnected = facts.connection.state === 'connected';
  const isUnreached = phase === 'failed';
  return {
    mode: card.mode,
    phase,
    amount: amount(card.payment?.amountCents ?? card.amountCents, facts),
    tone: tones[phase],
    title: titleOf(phase, words),
    text: textOf(card, phase, facts, words),
    checks: isUnreached ? words.card.checks : [],
    isBusy: phase === 'running' || (phase === 'unclear' && card.payment?.needsCashier === false) || card.isSending,
    canCancel: phase === 'running' && card.payment !== undefined,
    canAskAgain: phase === 'unclear',
    canDecide: phase === 'unclear',
    decisionText: card.payment?.needsCashier ? words.card.cashierText : words.card.meanwhileText,
    canTryAgain: (phase === 'declined' || phase === 'failed') && isConnected,
    canGoByHand: phase === 'failed' || phase === 'declined',
    kinds: phase === 'by-hand' ? kindsOf(card, words) : [],
    canConfirm: phase === 'by-hand' && !card.isSending && isConnected,
    canLeave: phase !== 'running' && phase !== 'unclear' && !card.isSending,
  };
}

function kindsOf({ kind: chosen }: CardDraft, { card }: Words): CardState['kinds'] {
  return (['debit', 'credit', 'wallet'] as const).map((kind) => ({
    kind,
    text: card.kinds[kind],
    isChosen: kind === chosen,
  }));
}

const tones: Readonly<Record<CardState['phase'], Tone>> = {
  'by-hand': 'quiet',
  running: 'quiet',
  unclear: 'warn',
  declined: 'bad',
  failed: 'bad',
};

function phaseOf({ mode, payment, problem }: CardDraft): CardState['phase'] {
  if (mode === 'by-hand') return 'by-hand';
  if (payment?.phase === 'unclear') return 'unclear';
  if (payment?.phase === 'declined') return unreached.includes(payment.cause ?? '') ? 'failed' : 'declined';
  return problem ? 'declined' : 'running';
}

function titleOf(phase: CardState['phase'], { card }: Words): string {
  switch (phase) {
    case 'by-hand':
      return card.byHandTitle;
    case 'running':
      return card.runningTitle;
    case 'unclear':
      return card.unclearTitle;
    case 'declined':
      return card.declinedTitle;
    case 'failed':
      return card.failedTitle;
  }
}

function textOf(
  { payment, problem, isSending }: CardDraft,
  phase: CardState['phase'],
  facts: Facts,
  words: Words,
): string {
  const { card } = words;
  const isGerman = facts.language === 'de';
  if (problem) return problemText(problem, words);
  switch (phase) {
    case 'by-hand':
      return isSending ? card.sending : card.byHandText;
    case 'running':
      return (isGerman ? payment?.text : undefined) ?? card.steps[payment?.step ?? 'connecting'] ?? payment?.text ?? '';
    case 'unclear':
      // The title says "unclear" already.
      if (isGerman) return payment?.text.replace(/^Zahlung ungeklärt: /, '') ?? card.unclearText;
      return payment?.needsCashier ? card.cashierText : card.unclearText;
    case 'declined':
    case 'failed': {
      const cause = (isGerman ? payment?.text : card.causes[payment?.cause ?? '']) ?? payment?.text ?? '';
      return /belastet|charged/.test(cause) ? cause : `${cause} ${card.nothingCharged}`;
    }
  }
}

import type { TerminalProgress } from '../peripherals/terminal/card-terminal.ts';
import type { Payment } from '../till/payment.ts';

/** Where the clearing up of an unclear payment stands. */
export interface Standing {
  readonly isAsking: boolean;
  /** The terminal cannot tell: the cashier compares with its slip. */
  readonly needsCashier: boolean;
  readonly text: string;
}

/** A card payment as the page shows it. `running`: the terminal has it. */
export interface CardPayment {
  readonly key: string;
  readonly saleId: string;
  readonly amountCents: number;
  readonly phase: 'running' | 'unclear' | 'declined' | 'recorded' | 'returned';
  /** Where the terminal is, what went wrong, or what to do. */
  readonly text: string;
  /** Of a running payment. */
  readonly step?: TerminalProgress['phase'];
  readonly cause?: string;
  readonly needsCashier: boolean;
  readonly isManual: boolean;
}

const phases = {
  asking: 'running',
  unknown: 'unclear',
  recorded: 'recorded',
  declined: 'declined',
  returned: 'returned',
} as const;

export function cardPaymentOf(
  payment: Payment,
  isFinishing: boolean,
  progress: TerminalProgress | undefined,
  standing: Standing | undefined,
): CardPayment {
  const { key, saleId, amountCents, state, details } = payment;
  const cause = details.terminal?.['cause'];
  return {
    key,
    saleId,
    amountCents,
    // Paid, and its receipt is being signed: nothing is to be done but to wait for it.
    phase: isFinishing ? 'running' : phases[state],
    text: textOf(payment, isFinishing, progress, standing),
    ...(state === 'asking' && progress ? { step: progress.phase } : {}),
    ...(typeof cause === 'string' && state === 'declined' ? { cause } : {}),
    needsCashier: state === 'unknown' && (standing?.needsCashier ?? false),
    isManual: details.manual ?? false,
  };
}

function textOf(
  { state, details }: Payment,
  isFinishing: boolean,
  progress: TerminalProgress | undefined,
  standing: Standing | undefined,
): string {
  switch (state) {
    case 'asking':
      return progress?.text ?? 'Zahlung wird begonnen';
    case 'unknown':
      return `Zahlung ungeklärt: ${details.reason ?? ''} ${standing?.text ?? ''}`.replace(/\s+/g, ' ').trim();
    case 'recorded':
      return isFinishing ? 'Bezahlt. Der Beleg wird signiert.' : 'Bezahlt';
    case 'declined':
    case 'returned':
      return details.reason ?? '';
  }
}

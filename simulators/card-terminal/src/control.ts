import { CardTerminalError } from './card-terminal-error.ts';
import { CARDS, type Card } from './device/cards.ts';
import type { FaultName, FaultOptions } from './faults.ts';
import type { StartedCardTerminal } from './started-card-terminal.ts';

export type CardName = keyof typeof CARDS;

/** All that people do to a terminal, as plain data: for a control page, a script, a recorded salon. */
export type TerminalAct =
  | { readonly act: 'tap' | 'insert' | 'swipe'; readonly card?: CardName | Card }
  | { readonly act: 'enterPin'; readonly pin?: string }
  | { readonly act: 'giveTip'; readonly tipCents: number }
  | { readonly act: 'enterWrongPin' | 'cancel' | 'walkAway' | 'removeCard' | 'powerOff' | 'powerOn' | 'plugIn' }
  | { readonly act: 'move'; readonly port?: number; readonly address?: string }
  | { readonly act: 'payByHand' | 'refundByHand'; readonly amountCents: number }
  | { readonly act: 'reverseByHand'; readonly receiptNumber: number }
  | { readonly act: 'closeByHand' | 'closeByItself' }
  | { readonly act: 'declineNext'; readonly code?: number; readonly text?: string }
  | { readonly act: 'fault'; readonly name: FaultName; readonly options?: FaultOptions }
  | { readonly act: 'heal'; readonly name: FaultName };

/** Does one act; what takes time at the terminal (by hand, moving) is done when the promise resolves. */
export async function perform(terminal: StartedCardTerminal, act: TerminalAct): Promise<void> {
  const { customer } = terminal;
  switch (act.act) {
    case 'tap':
    case 'insert':
    case 'swipe':
      return customer[act.act](cardOf(act.card) ?? customer.card);
    case 'enterPin':
      return customer.enterPin(act.pin);
    case 'giveTip':
      return customer.giveTip(act.tipCents);
    case 'enterWrongPin':
    case 'cancel':
    case 'walkAway':
      return customer[act.act]();
    case 'removeCard':
    case 'powerOff':
    case 'powerOn':
    case 'plugIn':
      return terminal[act.act]();
    case 'move': {
      const { port, address } = act;
      return terminal.move({ ...(port === undefined ? {} : { port }), ...(address === undefined ? {} : { address }) });
    }
    case 'payByHand':
    case 'refundByHand':
      await terminal[act.act](act.amountCents);
      return;
    case 'reverseByHand':
      await terminal.reverseByHand(act.receiptNumber);
      return;
    case 'closeByHand':
    case 'closeByItself':
      await terminal[act.act]();
      return;
    case 'declineNext':
      return terminal.paymentHost.declineNext(act.code, act.text);
    case 'fault':
      return terminal.fault(act.name, act.options);
    case 'heal':
      return terminal.heal(act.name);
    default:
      act satisfies never;
      throw new CardTerminalError(
        'TERMINAL_ACT_UNKNOWN',
        `There is no act ${JSON.stringify((act as { act: unknown }).act)}; see TerminalAct.`,
      );
  }
}

function cardOf(card: CardName | Card | undefined): Card | undefined {
  if (typeof card !== 'string') return card;
  if (Object.hasOwn(CARDS, card)) return CARDS[card];
  const known = Object.keys(CARDS).join(', ');
  throw new CardTerminalError('TERMINAL_ACT_UNKNOWN', `There is no card ${card}; known are ${known}.`);
}

import { type Facts, hasRight, isAllStored } from '../facts.ts';
import type { Screen, TillState } from '../till-state.ts';
import { problemText, wordsOf } from '../words/index.ts';
import { amount, defined } from './fields.ts';
import { banner } from './present-banner.ts';
import { callCards, callerIdSetUp, newCustomerState } from './present-calls.ts';
import { cardState } from './present-card.ts';
import { catalogueState } from './present-catalogue.ts';
import { cubeState } from './present-cube.ts';
import { dayState } from './present-day.ts';
import { deviceStates, limits } from './present-devices.ts';
import { drawerDesk, drawerHint } from './present-drawer.ts';
import { officeState } from './present-office.ts';
import { payBlockedBecause, paymentState } from './present-payment.ts';
import { printerSettings } from './present-printer-settings.ts';
import { lastReceipt, printingState, receiptState } from './present-receipt.ts';
import { saleState } from './present-sale.ts';
import { terminalSettingsState } from './present-terminal.ts';

/** The screen's state, with all words, from what the till knows. */
export function present(facts: Facts): TillState {
  const words = wordsOf(facts.language);
  const { session, capabilities, signIn } = facts;
  const canPay = canPayNow(facts);
  return defined({
    language: facts.language,
    screen: screenOf(facts),
    variant: capabilities?.variant,
    connection: facts.connection,
    signIn: defined({
      users: capabilities?.users ?? facts.knownUsers,
      isBusy: signIn.isBusy,
      problem: signIn.problem && problemText(signIn.problem, words),
    }),
    signedIn: session && { ...session.user, roleText: words.roles[session.user.role] ?? session.user.role },
    may: {
      sell: hasRight(facts, 'sell'),
      void: hasRight(facts, 'void'),
      openDrawer: hasRight(facts, 'drawer') && capabilities?.drawer === 'kick',
      inspect: hasRight(facts, 'export'),
    },
    day: dayState(facts, words),
    catalogue: catalogueState(facts, words),
    sale: saleState(facts, words),
    training: facts.isTraining || facts.sale?.isTraining ? words.trade.training : undefined,
    canTrain: hasRight(facts, 'sell') && !facts.sale,
    canPay,
    payBlockedBecause: canPay ? undefined : payBlockedBecause(facts, words),
    payment: paymentState(facts, words),
    card: cardState(facts, words),
    cardWay: capabilities?.terminal === 'zvt' ? ('terminal' as const) : ('by-hand' as const),
    terminalSettings: terminalSettingsState(facts, words),
    receipt: receiptState(facts, words),
    lastReceipt: lastReceipt(facts, words),
    printing: printingState(facts, words),
    drawerHint: drawerHint(facts, words),
    drawerDesk: drawerDesk(facts, words),
    parkedSales: facts.parkedSales.map((sale) => ({
      id: sale.id,
      text: sale.lines.map((line) => line.text).join(', ') || words.sale.empty,
      total: amount(sale.totalCents, facts),
    })),
    banner: banner(facts, words),
    calls: callCards(facts, words),
    newCustomer: newCustomerState(facts, words),
    callerIdSetUp: callerIdSetUp(facts, words),
    notices: facts.notices.map(({ id, tone, problem }) => ({ id, tone, text: problemText(problem, words) })),
    devices: deviceStates(facts, words),
    limits: limits(facts, words),
    printerSettings: printerSettings(facts, words),
    cubeState: cubeState(facts, words),
    office: officeState(facts, words),
    hasUnsent: facts.sale?.lines.some((line) => !line.isStored) ?? false,
  });
}

function screenOf({ isSessionKnown, session, page, receipt, payment, card, connection }: Facts): Screen {
  if (!session) return isSessionKnown || connection.state === 'lost' ? 'sign-in' : 'loading';
  if (page === 'devices') return 'devices';
  if (page === 'day') return 'day';
  if (page === 'office') return 'office';
  if (card) return 'card';
  if (payment) return 'payment';
  return receipt ? 'receipt' : 'sale';
}

/** Whether cash may be taken now: connected, everything stored, a person who may sell (CK-05). */
const canPayNow = (facts: Facts): boolean =>
  facts.connection.state === 'connected' &&
  facts.sale !== undefined &&
  facts.sale.lines.length > 0 &&
  isAllStored(facts.sale) &&
  hasRight(facts, 'sell') &&
  (facts.payment === undefined || facts.payment.phase === 'entering');

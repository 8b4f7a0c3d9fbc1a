import type { TillState } from '@kassensturz/reference-pos/till-client';
import type { DeviceCard } from '../contract/device-desk.ts';
import type { DeviceOnScreen, TillScreen } from '../contract.ts';

/** The reference till's state in the words of the contract. */
export function screenOf(state: TillState): TillScreen {
  const isReceipt = state.screen === 'receipt' && state.receipt !== undefined;
  return {
    view: viewOf(state.screen),
    lines: (state.sale?.lines ?? []).map(({ text, amount }) => ({ text, amountCents: amount.cents })),
    totalCents: isReceipt ? (state.receipt?.total.cents ?? 0) : (state.sale?.total.cents ?? 0),
    dueCents: state.sale?.due?.cents ?? state.sale?.total.cents ?? 0,
    isTraining: state.training !== undefined,
    receiptNumber: isReceipt ? (state.receipt?.number ?? null) : null,
    changeCents: isReceipt ? (state.receipt?.change.cents ?? null) : null,
    canPay: state.canPay,
    messages: messagesOf(state),
    devices: state.limits.map(({ kind, text }) => ({ device: deviceName(kind), text })),
    deviceCards: state.screen === 'devices' ? state.devices.map(cardOf) : [],
    setUp:
      state.screen === 'devices'
        ? (state.printerSettings?.steps.map(({ kind, state: step, text }) => ({ step: kind, state: step, text })) ?? [])
        : [],
    offersToOpenDrawer: state.drawerHint?.canOpen ?? false,
    offersReceiptAsQr: isReceipt && state.receipt?.qr !== undefined,
    isConnected: state.connection.state === 'connected',
    tseState: tseStateOf(state),
  };
}

/** The card screen is where somebody pays. */
function viewOf(screen: TillState['screen']): TillScreen['view'] {
  if (screen === 'loading' || screen === 'office') return 'other';
  return screen === 'card' ? 'payment' : screen;
}

function messagesOf({
  banner,
  notices,
  payment,
  card,
  signIn,
  printing,
  drawerHint,
  receipt,
  payBlockedBecause,
  training,
}: TillState): string[] {
  const parts = [
    ...(banner ? [`${banner.title} ${banner.text} ${banner.checks.join(' ')}`] : []),
    ...notices.map(({ text }) => text),
    payment?.problem,
    payment?.progress,
    ...(card ? [`${card.title} ${card.text}`] : []),
    signIn.problem,
    ...(printing ? [`${printing.title} ${printing.text}`] : []),
    drawerHint?.text,
    receipt?.outageText,
    payBlockedBecause,
    training,
  ];
  return parts.filter((part): part is string => part !== undefined && part.trim() !== '');
}

function cardOf({ kind, word, text, lastSeen, test }: TillState['devices'][number]): DeviceCard {
  return {
    device: deviceName(kind),
    word,
    text,
    ...(lastSeen === undefined ? {} : { lastSeen }),
    ...(test === undefined ? {} : { test }),
  };
}

function tseStateOf({ devices }: TillState): TillScreen['tseState'] {
  const tse = devices.find(({ kind }) => kind === 'tse');
  if (tse === undefined || tse.tone === 'quiet') return 'unknown';
  // With a spare in its place or with something ending soon, the till says so, but it signs.
  return tse.state === 'outage' || tse.state === 'spare' ? 'outage' : 'ok';
}

function deviceName(kind: string): DeviceOnScreen['device'] {
  return (kind === 'callerId' ? 'caller-id' : kind) as DeviceOnScreen['device'];
}

import { CARD_GROUPS, type CardGroup, type GroupTotal, type Totals } from '../protocol/totals.ts';
import { settleTasks } from './ask-host.ts';
import { confirm } from './confirmation.ts';
import type { Operation } from './operation.ts';
import type { Transaction } from './transaction.ts';

/** What a closing would add up now: payments, less refunds; what was reversed counts nowhere. */
export function totalsOf(turnovers: readonly Transaction[]): Totals {
  const counting = turnovers.filter(({ kind, isReversed }) => kind !== 'reversal' && !isReversed);
  const numbers = turnovers.map(({ receiptNumber }) => receiptNumber);
  const groups = CARD_GROUPS.map((group): [CardGroup, GroupTotal] => {
    const own = counting.filter(({ card }) => (card?.group ?? 'others') === group);
    const sumCents = own.reduce((sum, one) => sum + (one.kind === 'refund' ? -one.amountCents : one.amountCents), 0);
    return [group, { count: own.length, sumCents }];
  });
  return {
    firstReceipt: numbers.length > 0 ? Math.min(...numbers) : 0,
    lastReceipt: numbers.length > 0 ? Math.max(...numbers) : 0,
    groups: Object.fromEntries(groups) as Record<CardGroup, GroupTotal>,
  };
}

/** End of day, or the same sums without closing anything. Undefined when it was refused. */
export async function runClosing(op: Operation, isFinal: boolean): Promise<Transaction | undefined> {
  const { device } = op;
  const { store } = device;
  op.stage = 'host';
  device.show('busy', 'Kassenschnitt');
  await op.status(0x17);
  if (device.refusesClosing || !(await settleTasks(op))) {
    await op.fail(0x77);
    return undefined;
  }
  await op.sleep(device.paymentHost.latencyMs);
  const trace = store.memory.nextTrace;
  const closing: Transaction = {
    kind: isFinal ? 'end-of-day' : 'turnover-totals',
    id: device.host.random.uuid(),
    via: op.link === undefined ? 'hand' : 'ecr',
    amountCents: 0,
    tipCents: 0,
    receiptNumber: 0,
    trace,
    at: device.host.clock.now(),
    result: 0,
    text: undefined,
    card: undefined,
    originalTrace: undefined,
    isReversed: false,
    totals: totalsOf(store.memory.turnovers),
  };
  // The host has closed: whether the register hears of it changes nothing, `06 20` with 1F01 04 tells it again.
  if (isFinal) store.change({ nextTrace: trace + 1, turnovers: [], lastClosing: closing });
  else store.change({ nextTrace: trace + 1 });
  const confirmation = await confirm(op, closing);
  if (confirmation === 'acknowledged') await op.complete(isFinal ? announcement(op) : new Uint8Array());
  if (isFinal) followUp(op);
  return closing;
}

/** card complete: what comes after the closing is told in its completion. */
function announcement({ device: { faults } }: Operation): Uint8Array {
  if (faults.isOn('updateFollows')) return Uint8Array.of(0x27, 0xe0);
  return faults.isOn('rebootFollows') ? Uint8Array.of(0x27, 0xfc) : new Uint8Array();
}

function followUp({ device }: Operation): void {
  if (device.faults.isOn('updateFollows')) device.faults.set('remoteMaintenance', true);
  else if (device.faults.isOn('rebootFollows')) device.onRestart();
}

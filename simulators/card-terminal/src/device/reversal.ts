import { askHost, settleTasks } from './ask-host.ts';
import { confirm, reject } from './confirmation.ts';
import type { Operation } from './operation.ts';
import type { Transaction } from './transaction.ts';

const ALREADY_REVERSED = 0xb4;
const IMPOSSIBLE = 0xb5;
const UNREACHABLE = 0x9b;

/** Takes a payment back that is still in the turnover store (before the closing). */
export async function runReversal(
  op: Operation,
  receiptNumber: number,
  amountCents: number | undefined,
): Promise<Transaction> {
  const { device } = op;
  const { store } = device;
  const original = store.memory.turnovers.findLast(
    (one) => one.receiptNumber === receiptNumber && one.kind !== 'reversal',
  );
  const trace = store.memory.nextTrace;
  store.change({ nextTrace: trace >= 999_999 ? 1 : trace + 1 });
  const reversal: Transaction = {
    kind: 'reversal',
    id: original?.id ?? device.host.random.uuid(),
    via: op.link === undefined ? 'hand' : 'ecr',
    amountCents: original?.amountCents ?? amountCents ?? 0,
    tipCents: 0,
    receiptNumber: 0,
    trace,
    at: device.host.clock.now(),
    result: 0,
    text: undefined,
    card: original?.card,
    originalTrace: original?.trace,
    isReversed: false,
    totals: undefined,
  };
  const refusal = refusalOf(op, original, amountCents);
  if (original === undefined || refusal !== 0) return refuse(op, { ...reversal, result: refusal });
  op.stage = 'host';
  await op.status(0x04);
  return reverse(op, original, reversal);
}

function refusalOf({ device }: Operation, original: Transaction | undefined, amountCents: number | undefined): number {
  if (original === undefined) return IMPOSSIBLE;
  if (original.isReversed) return ALREADY_REVERSED;
  if (amountCents !== undefined && amountCents !== original.amountCents) return IMPOSSIBLE;
  const isLast = device.store.memory.turnovers.at(-1)?.id === original.id;
  return device.profile.reversesOnlyLast && !isLast ? IMPOSSIBLE : 0;
}

async function reverse(op: Operation, original: Transaction, reversal: Transaction): Promise<Transaction> {
  const { store } = op.device;
  const exchange = (await settleTasks(op)) ? await askHost(op, 'reverse', original) : undefined;
  if (exchange === undefined || exchange.kind === 'unreachable')
    return refuse(op, { ...reversal, result: UNREACHABLE });
  // A lost answer leaves a reversal that was done: the terminal asks again until it knows.
  const tasks = exchange.kind === 'lost' ? [{ kind: 'reverse' as const, transaction: original }] : [];
  const done: Transaction = { ...reversal, receiptNumber: store.memory.nextReceipt };
  store.change({
    nextReceipt: done.receiptNumber + 1,
    last: done,
    turnovers: [
      ...store.memory.turnovers.map((one) => (one.id === original.id ? { ...one, isReversed: true } : one)),
      done,
    ],
    tasks: [...store.memory.tasks, ...tasks],
  });
  // A reversal of a reversal is not described: once done it stays, acknowledged or not (unverified).
  const confirmation = await confirm(op, done);
  if (confirmation === 'acknowledged') await op.complete();
  else await op.fail(0x6c);
  return done;
}

async function refuse(op: Operation, transaction: Transaction): Promise<Transaction> {
  await reject(op, transaction);
  return transaction;
}

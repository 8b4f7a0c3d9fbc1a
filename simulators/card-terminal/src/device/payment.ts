import { askHost, settleTasks } from './ask-host.ts';
import { confirm, type LateAnswer, PATIENT, reject } from './confirmation.ts';
import type { Operation } from './operation.ts';
import type { HostExchange } from './payment-host.ts';
import { askForCard, askForPin, askForTip, type PresentedCard } from './present-card.ts';
import type { Transaction } from './transaction.ts';

export interface Order {
  readonly kind: 'payment' | 'refund';
  readonly amountCents: number;
  readonly tipCents: number;
  readonly cardTimeoutMs: number;
  readonly late?: LateAnswer;
  /** TLV 1F04. */
  readonly receiptOptions?: number;
}

const UNREACHABLE = 0x9b;
const STOPPED = 0x6c;
const PIN_WRONG = 0x37;
const MOST_PIN_TRIES = 3;

/** A payment or refund from the amount to the end. What it returns is also what the terminal remembers. */
export async function runPayment(op: Operation, order: Order): Promise<Transaction> {
  const { device } = op;
  const asksForTip = device.options.asksForTip && order.kind === 'payment' && order.tipCents === 0;
  device.customer.begin(asksForTip);
  const tip = asksForTip ? await askForTip(op) : order.tipCents;
  if (typeof tip === 'object') return refuse(op, draft(op, order, tip.result));
  const tipped: Order = asksForTip ? { ...order, tipCents: tip, amountCents: order.amountCents + tip } : order;
  const presented = await askForCard(op, tipped.amountCents, order.cardTimeoutMs);
  if ('result' in presented) return refuse(op, draft(op, tipped, presented.result));
  // Whoever ordered this may have gone or changed their mind: nothing has happened yet.
  if (op.isLost || op.isAborted) return refuse(op, draft(op, tipped, STOPPED));
  op.stage = 'host';
  return authorise(op, tipped, presented);
}

function draft({ device, link }: Operation, order: Order, result: number): Transaction {
  return {
    kind: order.kind,
    id: device.host.random.uuid(),
    via: link === undefined ? 'hand' : 'ecr',
    amountCents: order.amountCents,
    tipCents: order.tipCents,
    receiptNumber: 0,
    trace: 0,
    at: device.host.clock.now(),
    result,
    text: undefined,
    card: undefined,
    originalTrace: undefined,
    isReversed: false,
    totals: undefined,
    ...(order.receiptOptions === undefined ? {} : { receiptOptions: order.receiptOptions }),
  };
}

/** Ended before the host was asked: the last transaction stays what it was. */
async function refuse(op: Operation, transaction: Transaction): Promise<Transaction> {
  await letCardGo(op);
  await reject(op, transaction);
  return transaction;
}

async function authorise(op: Operation, order: Order, presented: PresentedCard): Promise<Transaction> {
  const { device } = op;
  const { store } = device;
  device.show('busy', 'Bitte warten');
  await op.status(0x04);
  if (store.memory.tasks.length > 0 && !(await settleTasks(op))) {
    return declined(op, { ...draft(op, order, UNREACHABLE), card: presented.data, trace: nextTrace(op) });
  }
  let { pin } = presented;
  for (let tries = 1; ; tries += 1) {
    const started: Transaction = {
      ...draft(op, order, 0),
      card: presented.data,
      trace: nextTrace(op),
      receiptNumber: store.memory.nextReceipt,
    };
    store.change({ pending: { stage: 'authorising', transaction: started } });
    const kind = order.kind === 'refund' ? 'refund' : 'authorise';
    const exchange = await askHost(op, kind, started, { card: presented.card, pin });
    const isPinWrong =
      exchange.kind === 'answered' && exchange.reply.kind === 'declined' && exchange.reply.code === PIN_WRONG;
    if (!isPinWrong || pin === undefined) return concluded(op, started, exchange, order.late);
    await op.status(tries < MOST_PIN_TRIES ? 0x15 : 0x18);
    if (tries >= MOST_PIN_TRIES) return concluded(op, started, exchange, order.late);
    const again = await askForPin(op, presented.card);
    if (typeof again === 'object') return declined(op, { ...started, result: again.result, receiptNumber: 0 });
    pin = again;
  }
}

async function concluded(
  op: Operation,
  started: Transaction,
  exchange: HostExchange,
  late: LateAnswer = PATIENT,
): Promise<Transaction> {
  const { store } = op.device;
  switch (exchange.kind) {
    case 'unreachable':
      return declined(op, { ...started, result: UNREACHABLE, receiptNumber: 0 });
    case 'lost':
      return unanswered(op, started);
    case 'answered': {
      const { reply } = exchange;
      if (reply.kind === 'declined') {
        return declined(op, { ...started, result: reply.code, text: reply.text, receiptNumber: 0 });
      }
      store.change({
        pending: { stage: 'approved', transaction: started },
        nextReceipt: started.receiptNumber >= 9999 ? 1 : started.receiptNumber + 1,
      });
      return approved(op, started, late);
    }
  }
}

async function declined(op: Operation, transaction: Transaction): Promise<Transaction> {
  op.device.store.change({ pending: undefined, last: transaction });
  await letCardGo(op);
  await reject(op, transaction);
  return transaction;
}

/** The host may have charged: it is told to undo that, now or as soon as it can be reached. */
async function unanswered(op: Operation, started: Transaction): Promise<Transaction> {
  const { store } = op.device;
  const failed: Transaction = { ...started, result: UNREACHABLE, receiptNumber: 0 };
  const tasks = [...store.memory.tasks, { kind: 'reverse' as const, transaction: started }];
  store.change({ pending: undefined, last: failed, tasks });
  await op.status(0x05);
  await settleTasks(op);
  return declined(op, failed);
}

async function approved(op: Operation, transaction: Transaction, late: LateAnswer): Promise<Transaction> {
  const { device } = op;
  await op.status(0x17);
  const confirmation = await confirm(op, transaction, late);
  const isFinal = confirmation === 'acknowledged' || (confirmation === 'lost' && device.profile.finality === 'keep');
  if (!isFinal) return undone(op, transaction);
  device.book(transaction);
  await letCardGo(op);
  // What is left for the host (with card complete the capture) is told before the register may go on.
  await settleTasks(op);
  await op.complete();
  return transaction;
}

/** Approved and not confirmed: PA00P015 2.2.8 wants it reversed; card complete never captures it. */
async function undone(op: Operation, transaction: Transaction): Promise<Transaction> {
  const { device } = op;
  const reversed = device.undo(transaction);
  await letCardGo(op);
  await op.status(0x05);
  await settleTasks(op);
  await reject(op, reversed);
  return reversed;
}

/** An inserted card comes out, unless the customer forgets it. */
async function letCardGo(op: Operation): Promise<void> {
  const { device } = op;
  // What somebody does from here on is meant for the next transaction.
  device.customer.end();
  if (!device.isCardInside) return;
  device.show('removeCard', 'Karte entnehmen');
  await op.status(0x0b);
  if (!device.customer.forgetsCard) device.isCardInside = false;
}

function nextTrace({ device }: Operation): number {
  const trace = device.store.memory.nextTrace;
  device.store.change({ nextTrace: trace >= 999_999 ? 1 : trace + 1 });
  return trace;
}

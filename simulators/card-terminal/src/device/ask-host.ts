import type { Operation } from './operation.ts';
import type { HostExchange, HostRequest } from './payment-host.ts';
import type { HostTask } from './terminal-store.ts';
import type { Transaction } from './transaction.ts';

/** One question to the payment host, with the time that it takes. */
export async function askHost(
  op: Operation,
  kind: HostRequest['kind'],
  transaction: Transaction,
  credentials: Pick<HostRequest, 'card' | 'pin'> = { card: undefined, pin: undefined },
): Promise<HostExchange> {
  const { device } = op;
  const { id, amountCents, receiptNumber, trace } = transaction;
  const exchange = device.paymentHost.exchange(
    {
      kind,
      isCapture: device.profile.finality !== 'declined',
      id,
      terminalId: device.options.terminalId,
      amountCents,
      receiptNumber,
      trace,
      ...credentials,
    },
    device.host.clock.now(),
  );
  await op.sleep(exchange.afterMs);
  return exchange;
}

/** Tells the host what it has still to be told; false when it cannot be reached. */
export async function settleTasks(op: Operation): Promise<boolean> {
  const { store } = op.device;
  let task: HostTask | undefined = store.memory.tasks[0];
  while (task !== undefined) {
    const exchange = await askHost(op, task.kind, task.transaction);
    // A lost answer is asked for again: the host does nothing twice.
    if (exchange.kind !== 'answered') return false;
    const done = task;
    store.change({ tasks: store.memory.tasks.filter((one) => one !== done) });
    task = store.memory.tasks[0];
  }
  return true;
}

import type { SalonWorld } from '../salon-world.ts';

/** Cancels a finished receipt; when the till did it, the customer gets the cash back that was paid for it. */
export async function cancelReceipt(world: SalonWorld, number: number, reason: string): Promise<void> {
  const before = await world.act((till) => till.exportReceipts());
  await world.act((till) => till.trade.cancelReceipt(number, reason));
  const after = await world.act((till) => till.exportReceipts());
  if (after.length === before.length) return;
  const paid = before.find((receipt) => receipt.number === number)?.payments ?? [];
  const cents = paid.reduce((sum, { method, amountCents }) => sum + (method === 'cash' ? amountCents : 0), 0);
  if (cents > 0) world.salon.drawer.money.takeOut(cents);
}

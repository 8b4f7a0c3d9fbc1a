import type { SalonWorld } from '../salon-world.ts';

/** Takes what is due in cash, or pays it out; the money moves in the drawer as it does in the books. */
export async function takeInCash(world: SalonWorld): Promise<void> {
  const { dueCents } = await world.screen();
  const given = dueCents > 0 ? (dueCents / 100).toFixed(2).replace('.', ',') : '0';
  world.notes.set('payment', world.salon.physics.now());
  await world.act((till) => till.takeCash(given));
  const { receiptNumber, isTraining } = await world.screen();
  if (receiptNumber === null || isTraining) return;
  if (dueCents >= 0) world.salon.cashIsPaid(dueCents, 0);
  else world.salon.drawer.money.takeOut(-dueCents);
}

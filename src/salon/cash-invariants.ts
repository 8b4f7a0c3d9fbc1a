import { RequirementViolated } from '../errors.ts';
import type { Till } from '../pos/contract.ts';
import type { Salon } from './salon.ts';

/** What the till's cash book says is in the drawer is what hands have put into it and taken out (LAW-22). */
export async function cashBookIsRight(salon: Salon, till: Till): Promise<void> {
  if (salon.isDrawerUnattended || !salon.capabilities.includes('cash-report')) return;
  const { dueCents } = salon.drawer.money;
  const bookCents = await salon.physics.run(() => till.expectedCashCents());
  if (bookCents === dueCents) return;
  const euro = (cents: number) => `${(cents / 100).toFixed(2).replace('.', ',')} €`;
  throw new RequirementViolated(
    `the cash book says that ${euro(bookCents)} are in the drawer; hands have put in and taken out ${euro(dueCents)}`,
  );
}

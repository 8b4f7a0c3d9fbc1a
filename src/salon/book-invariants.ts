import type { Till } from '../pos/contract.ts';
import type { Salon } from './salon.ts';
import { demandNone, findingsInDsfinvk } from './verify-exports.ts';

/** Once a day was closed, its books stand before an auditor's check, and agree with the log of the TSE (LAW-25). */
export async function booksStandAnAudit(salon: Salon, till: Till): Promise<void> {
  if (!salon.tse.keepsLog) return; // a TSE that keeps nothing cannot bear witness
  const { isConnected, view } = await salon.physics.run(() => till.screen());
  if (!isConnected || view === 'sign-in') return;
  const closings = await salon.physics.run(() => till.day.closings());
  if (closings.length > 0) demandNone('the DSFinV-K export at the end', await findingsInDsfinvk(salon, till));
}

import type { Host } from '@kassensturz/host';
import type { SaleLine } from '../till/line.ts';
import { activeLines, type Sale } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { StaffMember } from '../till/staff.ts';
import { tipLine } from '../till/tip.ts';
import { vatAt } from '../till/vat.ts';

interface TipParts {
  readonly host: Host;
  readonly salon: SalonMasterData;
  readonly staff: readonly StaffMember[];
}

/** A tip that the customer chose at the terminal: it belongs to whoever served them first (LAW-32). */
export function tipAtTerminal({ host, salon, staff }: TipParts) {
  return (sale: Sale, tipCents: number, atMs: number): SaleLine => {
    const served = activeLines(sale).map(({ performedBy }) => performedBy);
    const member = staff.find(({ id }) => id === served[0]) ?? staff.find(({ role }) => role === 'owner');
    if (!member) throw new Error(`Nobody can be given the tip of sale ${sale.id}.`);
    const wish = { id: host.random.uuid(), staff: member, amountCents: tipCents };
    return tipLine(wish, 0, vatAt('general', atMs, salon.isSmallBusiness), atMs);
  };
}

import { RequirementViolated } from '../errors.ts';
import type { ExportedCardPayment } from '../pos/contract/card-desk.ts';
import type { TerminalInSalon } from './terminal-in-salon.ts';

/**
 * No card charged twice, no charge without a record, no record without a charge: the bank's ledger against the POS's
 * export. What is unclear at the till may be either; what somebody took at the terminal without the till is known here.
 */
export function chargesAreRecorded(terminal: TerminalInSalon, payments: readonly ExportedCardPayment[]): void {
  const charged = terminal.bank.charges.map(({ amountCents, receiptNumber }) => ({ amountCents, receiptNumber }));
  for (const cents of terminal.foreignCents) takeOne(charged, ({ amountCents }) => amountCents === cents);
  const recorded = payments.filter(({ state }) => state === 'recorded');
  const unclear = payments.filter(({ state }) => state === 'asking' || state === 'unknown');
  // Those that name the terminal's receipt first; what was confirmed by hand is told by its amount alone.
  const known = recorded.toSorted((a, b) => Number(a.isManual) - Number(b.isManual));
  for (const { chargedCents, terminalReceipt, isManual } of known) {
    const isCharged = takeOne(
      charged,
      (charge) =>
        charge.amountCents === chargedCents &&
        (terminalReceipt === undefined || charge.receiptNumber === terminalReceipt),
    );
    // What the cashier confirmed with their own eyes is theirs to answer for; PH-10 and PH-16 compare the sums.
    if (!isCharged && !isManual)
      violated(`a card payment of ${euro(chargedCents)} is recorded, and no card was charged`);
  }
  for (const { amountCents } of unclear) takeOne(charged, (charge) => charge.amountCents === amountCents);
  const [left] = charged;
  if (!left) return;
  const isTwice = recorded.some(({ chargedCents }) => chargedCents === left.amountCents);
  violated(
    isTwice
      ? `a card was charged ${euro(left.amountCents)} twice`
      : `a card was charged ${euro(left.amountCents)}, and no sale was paid by it`,
  );
}

function takeOne<T>(list: T[], matches: (one: T) => boolean): boolean {
  const at = list.findIndex(matches);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}

const euro = (cents: number): string => `${(cents / 100).toFixed(2).replace('.', ',')} €`;

function violated(message: string): never {
  throw new RequirementViolated(message);
}

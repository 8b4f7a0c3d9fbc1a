import type { Host } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { EndOfDayOutcome } from '../peripherals/terminal/card-terminal.ts';
import type { Store } from '../storage/types.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import type { TerminalClosing } from '../till/records/card-records.ts';
import type { User } from '../till/staff.ts';
import type { TerminalSlot } from './terminal-slot.ts';

export interface TerminalClosingsOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly slot: TerminalSlot;
  /** Refuses while a card payment is under way or unclear. */
  readonly demandNoDoubt: () => void;
}

/** Kassenschnitt: what the terminal has added up against the card payments on record (PH-10, PH-16). */
export class TerminalClosings {
  readonly #options: TerminalClosingsOptions;

  constructor(options: TerminalClosingsOptions) {
    this.#options = options;
  }

  /** Card payments since the last Kassenschnitt, as the till has recorded them. */
  tillCents(): number {
    const { cards } = this.#options.records;
    return cards.chargedSince(cards.lastClosing()?.atMs ?? 0);
  }

  last(): TerminalClosing | undefined {
    return this.#options.records.cards.lastClosing();
  }

  /** The cashier has typed the sum that stands on the terminal's slip. */
  enter(key: string, terminalCents: number, user: User): TerminalClosing {
    const { records, store } = this.#options;
    const known = records.cards.closing(key);
    if (known) return known;
    this.#options.demandNoDoubt();
    const begun = this.#begin(key, true, user);
    return store.transaction(() => {
      records.cards.addClosing(begun);
      return this.#end(begun, { state: 'done', terminalCents });
    });
  }

  /** Lets the terminal close. A lost answer is asked for again before anybody closes a second time. */
  async run(key: string, user: User): Promise<TerminalClosing> {
    const { records, store, slot } = this.#options;
    const known = records.cards.closing(key);
    if (known) return known;
    const { driver } = slot;
    if (!driver) throw new PosError('TERMINAL_BY_HAND');
    this.#options.demandNoDoubt();
    const begun = this.#begin(key, false, user);
    store.transaction(() => records.cards.addClosing(begun));
    let outcome = await driver.endOfDay({ id: key });
    if (outcome.outcome === 'unknown') outcome = this.#isNew(await driver.lastEndOfDay()) ?? outcome;
    return store.transaction(() => this.#end(begun, resultOf(outcome)));
  }

  /** A repeated sum that is not the one of the closing before is the one that got lost. */
  #isNew(repeated: EndOfDayOutcome): EndOfDayOutcome | undefined {
    if (repeated.outcome !== 'done') return undefined;
    const before = this.#options.records.cards.lastClosing()?.totals;
    const { firstReceipt, lastReceipt, sumCents } = repeated.totals;
    const isOld =
      before?.firstReceipt === firstReceipt && before.lastReceipt === lastReceipt && before.sumCents === sumCents;
    return isOld ? undefined : repeated;
  }

  #begin(key: string, isManual: boolean, user: User): TerminalClosing {
    const atMs = this.#options.host.clock.now();
    return { key, state: 'asking', isManual, atMs, by: user.id, tillCents: this.tillCents() };
  }

  #end(
    begun: TerminalClosing,
    result: Pick<TerminalClosing, 'state' | 'terminalCents' | 'totals' | 'text'>,
  ): TerminalClosing {
    const { records } = this.#options;
    const ended = { ...begun, ...result };
    records.cards.endClosing(ended);
    const { key, state, tillCents, terminalCents, isManual } = ended;
    records.log.write(begun.atMs, begun.by, 'terminal.closed', {
      key,
      state,
      isManual,
      tillCents,
      ...(terminalCents === undefined ? {} : { terminalCents }),
    });
    return ended;
  }
}

function resultOf(outcome: EndOfDayOutcome): Pick<TerminalClosing, 'state' | 'terminalCents' | 'totals' | 'text'> {
  if (outcome.outcome !== 'done') return { state: outcome.outcome, text: outcome.text };
  return { state: 'done', terminalCents: outcome.totals.sumCents, totals: outcome.totals };
}

/** What the cashier reads: equal, or by how much not, and what that usually means. */
export function comparisonText({ state, tillCents, terminalCents, text }: TerminalClosing): string {
  if (state !== 'done' || terminalCents === undefined) return text ?? 'Der Kassenschnitt wurde nicht gemacht.';
  const difference = terminalCents - tillCents;
  const sums = `Terminal ${formatCents(terminalCents)} €, Kasse ${formatCents(tillCents)} €.`;
  if (difference === 0) return `Die Summen stimmen überein. ${sums}`;
  const meaning =
    difference > 0
      ? 'Am Terminal ist mehr bezahlt als in der Kasse steht: vielleicht wurde eine Zahlung am Terminal nicht in der Kasse erfasst.'
      : 'In der Kasse steht mehr als am Terminal bezahlt ist: vielleicht wurde eine Zahlung von Hand bestätigt, die nicht genehmigt war, oder ein Betrag falsch eingetippt.';
  return `Abweichung ${formatCents(Math.abs(difference))} €. ${sums} ${meaning}`;
}

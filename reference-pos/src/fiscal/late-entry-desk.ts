import type { Host } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import { PosError } from '../till/pos-error.ts';
import type { LateEntry } from '../till/records/late-entry-records.ts';
import type { User } from '../till/staff.ts';
import { demandSettled } from './open-sale.ts';
import type { PosRecords } from './pos-records.ts';

export interface LateEntryWish {
  readonly paperNumber: number;
  readonly writtenAtMs: number;
}

/**
 * Entering receipts that were written by hand while everything was out (LAW-15): an ordinary sale of now, signed with the time
 * of now, that carries number and time of its paper.
 */
export class LateEntryDesk {
  readonly #host: Host;
  readonly #store: Store;
  readonly #records: PosRecords;

  constructor({ host, store, records }: { readonly host: Host; readonly store: Store; readonly records: PosRecords }) {
    this.#host = host;
    this.#store = store;
    this.#records = records;
  }

  /** Marks an open sale; the same mark again changes nothing. */
  mark(saleId: string, { paperNumber, writtenAtMs }: LateEntryWish, user: User): LateEntry {
    const { sales, lateEntries, log } = this.#records;
    const sale = sales.find(saleId);
    if (!sale) throw new PosError('SALE_UNKNOWN');
    const known = lateEntries.ofSale(saleId);
    if (known?.paperNumber === paperNumber && known.writtenAtMs === writtenAtMs) return known;
    demandSettled(sale);
    if (known || lateEntries.ofPaper(paperNumber)) {
      throw new PosError('PAPER_NUMBER_TAKEN', { details: { paperNumber: known?.paperNumber ?? paperNumber } });
    }
    const notedAtMs = this.#host.clock.now();
    if (writtenAtMs > notedAtMs) throw new PosError('PAPER_FROM_THE_FUTURE');
    const entry: LateEntry = { saleId, paperNumber, writtenAtMs, notedAtMs, notedBy: user.id };
    this.#store.transaction(() => {
      lateEntries.add(entry);
      log.write(notedAtMs, user.id, 'sale.late-entry', { saleId, paperNumber });
    });
    return entry;
  }

  /** Every paper entered so far, and the numbers in between that are still missing. */
  overview(): { readonly entries: readonly LateEntry[]; readonly missing: readonly number[] } {
    const entries = this.#records.lateEntries.list();
    const numbers = new Set(entries.map(({ paperNumber }) => paperNumber));
    const [first, last] = [entries[0]?.paperNumber ?? 1, entries.at(-1)?.paperNumber ?? 0];
    const missing: number[] = [];
    for (let number = first; number <= last && missing.length < 100; number++)
      if (!numbers.has(number)) missing.push(number);
    return { entries, missing };
  }
}

import type { Host } from '@kassensturz/host';
import type { CashEntry } from '../till/cash-ledger.ts';
import { formatCents } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';
import { dueCents, type Sale } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { StaffMember, User } from '../till/staff.ts';
import { type TipWish, tipLine } from '../till/tip.ts';
import { vatAt } from '../till/vat.ts';
import type { CashDesk } from './cash-desk.ts';
import type { OrderOfRecord } from './order-of-record.ts';
import type { PosRecords } from './pos-records.ts';

export interface TipDeskOptions {
  readonly host: Host;
  readonly records: PosRecords;
  readonly order: OrderOfRecord;
  readonly cash: CashDesk;
  readonly salon: SalonMasterData;
  readonly staff: readonly StaffMember[];
}

/** Tips on the bill, and their way out of the drawer to whom they belong. */
export class TipDesk {
  readonly #options: TipDeskOptions;

  constructor(options: TipDeskOptions) {
    this.#options = options;
  }

  add(saleId: string, wish: Omit<TipWish, 'staff'> & { readonly staffId: string }, user: User): Promise<Sale> {
    const { order, salon } = this.#options;
    const staff = this.#member(wish.staffId);
    const lines = (sale: Sale, atMs: number) => {
      const ownerVat = vatAt('general', atMs, salon.isSmallBusiness);
      return [tipLine({ ...wish, staff }, dueCents(sale), ownerVat, atMs)];
    };
    return order.enter(saleId, { key: wish.id, event: 'tip.added', lines }, user);
  }

  /** What each person still gets; nobody who gets nothing. */
  owed(): readonly { readonly staffId: string; readonly name: string; readonly owedCents: number }[] {
    const { records, staff } = this.#options;
    const owed = records.tips.owed();
    return staff.flatMap(({ id, name }) => {
      const owedCents = owed.get(id) ?? 0;
      return owedCents === 0 ? [] : [{ staffId: id, name, owedCents }];
    });
  }

  /** Pays tips out of the drawer: a cash movement with its own TSE transaction, booked once (LAW-21, LAW-32). */
  payOut(key: string, staffId: string, amountCents: number, user: User): Promise<CashEntry> {
    const { records, cash } = this.#options;
    const { name } = this.#member(staffId);
    const wish = { key, kind: 'tipPayout', amountCents, reason: `Trinkgeld ${name}` } as const;
    return cash.move(wish, user, () => {
      const owedCents = records.tips.owed().get(staffId) ?? 0;
      if (amountCents > owedCents) {
        throw new PosError('TIP_NOT_OWED', { details: { name, owed: formatCents(owedCents) } });
      }
      records.tips.notePayout(key, staffId, amountCents);
    });
  }

  #member(staffId: string): StaffMember {
    const member = this.#options.staff.find(({ id, isPerforming }) => id === staffId && isPerforming);
    if (!member) throw new PosError('STAFF_UNKNOWN', { details: { staffId } });
    return member;
  }
}

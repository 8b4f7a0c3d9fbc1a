import type { Store } from '../../storage/types.ts';

/** Tips that customers paid through the till for staff; they are owed to the person and no turnover (LAW-32). */
export interface TipRecords {
  /** What each person still gets: tips of finished receipts less what was paid out of the drawer. */
  owed(): ReadonlyMap<string, number>;
  /** Says of a cash movement whose tips it paid out. */
  notePayout(movementKey: string, staffId: string, cents: number): void;
}

export function tipRecords(store: Store): TipRecords {
  return {
    owed: () => {
      const rows = store.all<{ staff_id: string; cents: number }>(
        `select staff_id, sum(cents) as cents from (
           select performed_by as staff_id, total_cents as cents from sale_line join sale on sale.id = sale_line.sale_id
           where business_case = 'TrinkgeldAN' and voided_at is null and sale.state = 'finished' and sale.kind <> 'training'
           union all select staff_id, -cents from tip_payout)
         group by staff_id order by staff_id`,
      );
      return new Map(rows.map(({ staff_id: staffId, cents }) => [staffId, cents]));
    },
    notePayout: (movementKey, staffId, cents) => {
      store.run('insert into tip_payout (movement_key, staff_id, cents) values (?, ?, ?)', [
        movementKey,
        staffId,
        cents,
      ]);
    },
  };
}

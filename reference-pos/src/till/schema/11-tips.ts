import type { Migration } from './migration.ts';

/** Whose tips a cash movement paid out. */
export const tipTables: Migration = {
  version: 11,
  sql: `
create table tip_payout (
  movement_key text primary key references cash_movement (key),
  staff_id text not null,
  cents integer not null check (cents > 0)
) without rowid;
create trigger tip_payout_stays before update on tip_payout begin select raise(abort, 'a payout is final'); end;
create trigger tip_payout_is_kept before delete on tip_payout begin select raise(abort, 'a payout is kept'); end;
`,
};

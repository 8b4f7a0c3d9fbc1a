import type { Migration } from './migration.ts';

/**
 * Daily closings (LAW-23). `closing_order` is what somebody asked for and is worked off step by step, also after a power cut;
 * `closing` is what came of it, final and chained by hashes like the receipts.
 */
export const closingTables: Migration = {
  version: 15,
  sql: `
create table closing_order (
  key text primary key,
  state text not null check (state in ('finishing', 'finished')),
  number integer not null unique,
  body text not null,
  at integer not null,
  by text not null
) without rowid;

create table closing (
  number integer primary key,
  key text not null unique,
  closed_at integer not null,
  business_day text not null,
  last_action integer not null,
  last_cash_entry integer not null,
  body text not null,
  previous_hash text not null,
  hash text not null
);
create index closing_by_day on closing (business_day);

create trigger closing_stays before update on closing begin select raise(abort, 'a closing is final'); end;
create trigger closing_is_kept before delete on closing begin select raise(abort, 'a closing is kept'); end;
create trigger closing_order_stays before update on closing_order when old.state = 'finished'
  begin select raise(abort, 'the closing is made'); end;
create trigger closing_order_is_kept before delete on closing_order begin select raise(abort, 'kept'); end;
create trigger cash_movement_stays before update on cash_movement when old.state = 'finished'
  begin select raise(abort, 'a cash movement is final'); end;
create trigger cash_movement_is_kept before delete on cash_movement begin select raise(abort, 'kept'); end;

alter table job add column closing_number integer;
create index job_by_closing on job (closing_number) where closing_number is not null;
`,
};

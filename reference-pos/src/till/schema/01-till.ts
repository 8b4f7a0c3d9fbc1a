import type { Migration } from './migration.ts';

/**
 * The till's tables. What is fiscal and final is guarded by triggers (LAW-16), so that no later route, screen or support
 * tool of this program can change or delete it by mistake; tampering from outside shows in the hash chain of receipts.
 */
export const tillTables: Migration = {
  version: 1,
  sql: `
create table setting (
  name text primary key,
  value text not null
) without rowid;

create table sequence (
  name text primary key,
  last integer not null
) without rowid;

create table sale (
  id text primary key,
  state text not null check (state in ('open', 'finishing', 'finished', 'cancelled')),
  opened_at integer not null,
  opened_by text not null,
  payment_key text unique,
  amount_cents integer,
  tendered_cents integer,
  change_cents integer,
  taken_at integer,
  taken_by text,
  closed_at integer,
  closed_by text,
  receipt_number integer unique
) without rowid;
create index sale_by_state on sale (state) where state in ('open', 'finishing');

create table sale_line (
  id text primary key,
  sale_id text not null references sale (id),
  position integer not null,
  article_id text not null,
  article_number text not null,
  text text not null,
  kind text not null,
  quantity integer not null check (quantity > 0),
  unit_cents integer not null,
  list_cents integer not null,
  price_reason text,
  total_cents integer not null,
  vat_rate integer not null,
  performed_by text not null,
  responsible_for text not null,
  added_at integer not null,
  added_by text not null,
  voided_at integer,
  voided_by text,
  unique (sale_id, position)
) without rowid;

create table cash_movement (
  key text primary key,
  state text not null check (state in ('finishing', 'finished')),
  kind text not null,
  amount_cents integer not null,
  reason text not null,
  at integer not null,
  by text not null
) without rowid;

create table tse_transaction (
  key text primary key,
  action_number integer not null unique,
  subject text not null check (subject in ('sale', 'cash', 'orphan')),
  subject_id text not null unique,
  state text not null check (state in ('wanted', 'started', 'finishing', 'signed', 'outage')),
  wanted_at integer not null,
  serial text,
  client_id text,
  number integer,
  started_at integer,
  process_type text,
  process_data text,
  signature_counter integer,
  logged_at integer,
  signature text,
  public_key text,
  algorithm text,
  time_format text,
  outage_id integer references outage (id),
  error text,
  is_loose integer not null default 0,
  loose_end text
) without rowid;
create index tse_transaction_unsettled on tse_transaction (state) where state in ('wanted', 'started', 'finishing');
create index tse_transaction_loose on tse_transaction (is_loose) where is_loose = 1;

create table outage (
  id integer primary key,
  device text not null,
  started_at integer not null,
  ended_at integer,
  cause text not null,
  text text not null
);

create table receipt (
  number integer primary key,
  sale_id text not null unique references sale (id),
  issued_at integer not null,
  body text not null,
  previous_hash text not null,
  hash text not null
);

create table cash_entry (
  number integer primary key,
  key text not null unique,
  kind text not null,
  gv_type text not null,
  amount_cents integer not null,
  reason text not null,
  at integer not null,
  by text not null,
  receipt_number integer
);

create table job (
  id text primary key,
  kind text not null check (kind in ('print', 'drawer')),
  receipt_number integer,
  is_copy integer not null default 0,
  reason text,
  state text not null check (state in ('waiting', 'sent', 'done', 'failed', 'unknown', 'dropped')),
  by text not null,
  created_at integer not null,
  ended_at integer,
  cause text,
  text text
) without rowid;
create index job_waiting on job (created_at) where state in ('waiting', 'sent');
create index job_by_receipt on job (receipt_number);

create table log_entry (
  number integer primary key,
  at integer not null,
  by text not null,
  event text not null,
  details text not null
);

create trigger receipt_stays before update on receipt begin select raise(abort, 'a receipt is final'); end;
create trigger receipt_is_kept before delete on receipt begin select raise(abort, 'a receipt is kept'); end;
create trigger cash_entry_stays before update on cash_entry begin select raise(abort, 'a cash entry is final'); end;
create trigger cash_entry_is_kept before delete on cash_entry begin select raise(abort, 'a cash entry is kept'); end;
create trigger log_entry_stays before update on log_entry begin select raise(abort, 'the log is final'); end;
create trigger log_entry_is_kept before delete on log_entry begin select raise(abort, 'the log is kept'); end;
create trigger sale_is_kept before delete on sale begin select raise(abort, 'a sale is kept'); end;
create trigger sale_line_is_kept before delete on sale_line begin select raise(abort, 'a line is voided, never deleted'); end;
create trigger tse_transaction_is_kept before delete on tse_transaction begin select raise(abort, 'kept'); end;
create trigger sale_stays before update on sale when old.state in ('finished', 'cancelled')
  begin select raise(abort, 'the sale is closed'); end;
create trigger tse_signed_stays before update on tse_transaction when old.state = 'signed'
  begin select raise(abort, 'a signed transaction is final'); end;
create trigger tse_outage_stays before update on tse_transaction
  when old.state = 'outage' and (new.state <> 'outage' or new.signature is not null or new.signature_counter is not null)
  begin select raise(abort, 'nothing is signed afterwards'); end;
`,
};

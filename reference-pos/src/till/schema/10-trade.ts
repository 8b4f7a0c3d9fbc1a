import type { Migration } from './migration.ts';

/**
 * Payments of their own (several to a sale), and lines that may be negative, refer to others and name their business case.
 * SQLite cannot loosen a check, so the table of lines is written anew.
 */
export const tradeTables: Migration = {
  version: 10,
  sql: `
create table payment (
  key text primary key,
  sale_id text not null references sale (id),
  position integer not null,
  method text not null check (method in ('cash', 'card')),
  state text not null check (state in ('asking', 'unknown', 'recorded', 'declined', 'returned')),
  amount_cents integer not null,
  tendered_cents integer not null,
  change_cents integer not null,
  asked_at integer not null,
  by text not null,
  settled_at integer,
  details text not null,
  unique (sale_id, position)
) without rowid;
create index payment_unsettled on payment (state) where state in ('asking', 'unknown');

insert into payment (key, sale_id, position, method, state, amount_cents, tendered_cents, change_cents, asked_at, by, settled_at, details)
  select payment_key, id, 1, 'cash', 'recorded', amount_cents, tendered_cents, change_cents, taken_at, taken_by, taken_at, '{}'
  from sale where payment_key is not null;

alter table sale add column kind text not null default 'sale' check (kind in ('sale', 'cancellation', 'training'));
alter table sale add column cancels integer;
alter table sale add column reason text;
alter table sale add column customer_name text;
create unique index sale_cancels on sale (cancels) where cancels is not null;

create table new_line (
  id text primary key,
  sale_id text not null references sale (id),
  position integer not null,
  article_id text not null,
  article_number text not null,
  text text not null,
  kind text not null,
  business_case text not null,
  quantity integer not null check (quantity <> 0),
  unit_cents integer not null,
  list_cents integer not null,
  price_reason text,
  total_cents integer not null,
  vat_key integer not null,
  vat_rate integer not null,
  performed_by text not null,
  responsible_for text not null,
  voucher_number text,
  voucher_units integer,
  origin_receipt integer,
  origin_line text,
  group_id text not null,
  added_at integer not null,
  added_by text not null,
  voided_at integer,
  voided_by text,
  unique (sale_id, position)
) without rowid;
insert into new_line
  select id, sale_id, position, article_id, article_number, text, kind, 'Umsatz', quantity, unit_cents, list_cents, price_reason,
    total_cents, case vat_rate when 19 then 1 when 7 then 2 else 5 end, vat_rate, performed_by, responsible_for, null, null, null,
    null, id, added_at, added_by, voided_at, voided_by
  from sale_line;
drop trigger sale_line_is_kept;
drop table sale_line;
alter table new_line rename to sale_line;
create index sale_line_voucher on sale_line (voucher_number) where voucher_number is not null;
create index sale_line_origin on sale_line (origin_line) where origin_line is not null;

create trigger sale_line_is_kept before delete on sale_line begin select raise(abort, 'a line is voided, never deleted'); end;
create trigger sale_line_stays before update on sale_line
  when (select state from sale where id = old.sale_id) <> 'open'
  begin select raise(abort, 'the lines of a closed sale are final'); end;
create trigger payment_is_kept before delete on payment begin select raise(abort, 'a payment is kept'); end;
create trigger payment_stays before update on payment
  when (select state from sale where id = old.sale_id) in ('finished', 'cancelled') or old.state in ('declined', 'returned')
  begin select raise(abort, 'a payment of a closed sale is final'); end;
`,
};

import type { Migration } from './migration.ts';

/**
 * Every TSE this register has used or may use (TSE-02, TSE-17), its checked exports (TSE-18) and changes of TSE. A device's
 * row outlives its use: old transactions name it, and its exports stay at hand (LAW-26).
 */
export const tseDevices: Migration = {
  version: 20,
  sql: `
create table tse_device (
  id integer primary key,
  name text not null unique,
  kind text not null check (kind in ('cloud', 'usb')),
  role text not null check (role in ('main', 'spare', 'new', 'retired')),
  access text not null,
  identity text,
  known_since integer not null,
  first_used_at integer,
  retired_at integer
);
create unique index tse_device_main on tse_device (role) where role = 'main';
create unique index tse_device_spare on tse_device (role) where role = 'spare';
create trigger tse_device_is_kept before delete on tse_device begin select raise(abort, 'kept'); end;

alter table tse_transaction add column device_id integer references tse_device (id);
create index tse_transaction_signed on tse_transaction (device_id, signature_counter) where state = 'signed';
alter table outage add column tse_id integer references tse_device (id);

create table tse_export (
  number integer primary key,
  device_id integer not null references tse_device (id),
  reason text not null,
  state text not null check (state in ('running', 'good', 'findings', 'failed')),
  begun_at integer not null,
  ended_at integer,
  by text not null,
  file text,
  bytes integer,
  sha256 text,
  after_counter integer not null,
  last_counter integer,
  last_log_time integer,
  messages integer,
  findings text not null default '[]',
  text text
);

create table tse_change (
  id integer primary key,
  old_id integer not null references tse_device (id),
  new_id integer not null references tse_device (id),
  begun_at integer not null,
  by text not null,
  prepared_at integer,
  exported_at integer,
  export_number integer references tse_export (number),
  skip_reason text,
  switched_at integer,
  notified_at integer,
  given_up_at integer
);
`,
};

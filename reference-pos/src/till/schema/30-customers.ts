import type { Migration } from './migration.ts';

export const customerTables: Migration = {
  version: 30,
  sql: `
create table customer (
  id text primary key,
  number integer not null unique,
  name text not null,
  formula text,
  note text,
  blocked_because text,
  last_visit_at integer,
  last_visit_text text,
  created_at integer not null,
  created_by text not null
) without rowid;
create table customer_phone (
  customer_id text not null references customer (id),
  position integer not null,
  written text not null,
  primary key (customer_id, position)
) without rowid;
create table appointment (
  id text primary key,
  customer_id text not null references customer (id),
  starts_at integer not null,
  text text not null,
  staff_id text not null
) without rowid;
create index appointment_of_customer on appointment (customer_id, starts_at);
`,
};

import type { Migration } from './migration.ts';

/** What a card terminal was asked and what it said, beside the payment it belongs to; card numbers only masked (PH-14). */
export const cardTables: Migration = {
  version: 25,
  sql: `
create table card_payment (
  key text primary key references payment (key),
  baseline text,
  sent_at integer,
  approval text,
  slips text,
  decided_by text
) without rowid;

create table terminal_closing (
  key text primary key,
  state text not null check (state in ('asking', 'done', 'failed', 'unknown')),
  is_manual integer not null,
  at integer not null,
  by text not null,
  till_cents integer not null,
  terminal_cents integer,
  totals text,
  text text
) without rowid;
create index terminal_closing_by_time on terminal_closing (at);
`,
};

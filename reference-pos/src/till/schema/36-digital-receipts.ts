import type { Migration } from './migration.ts';

/** Receipts that customers take along by a link: made once with their consent, kept even if nobody fetches them (LAW-11). */
export const digitalReceiptTables: Migration = {
  version: 36,
  sql: `
create table digital_receipt (
  receipt_number integer primary key references receipt (number),
  token text not null unique,
  picture blob not null,
  consent text not null check (consent in ('asked', 'implied')),
  made_at integer not null,
  made_by text not null
);
create table digital_receipt_fetch (
  receipt_number integer primary key references digital_receipt (receipt_number),
  first_at integer not null
);
create trigger digital_receipt_stays before update on digital_receipt begin select raise(abort, 'a digital receipt is final'); end;
create trigger digital_receipt_is_kept before delete on digital_receipt begin select raise(abort, 'a digital receipt is kept'); end;
`,
};

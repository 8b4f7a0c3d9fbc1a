import type { Migration } from './migration.ts';

/** Sales that were written by hand while everything was out, and entered later; the mark is final (LAW-15). */
export const lateEntryTables: Migration = {
  version: 37,
  sql: `
create table late_entry (
  sale_id text primary key references sale (id),
  paper_number integer not null unique check (paper_number > 0),
  written_at integer not null,
  noted_at integer not null,
  noted_by text not null
) without rowid;
create trigger late_entry_stays before update on late_entry begin select raise(abort, 'a late entry is final'); end;
create trigger late_entry_is_kept before delete on late_entry begin select raise(abort, 'a late entry is kept'); end;
`,
};

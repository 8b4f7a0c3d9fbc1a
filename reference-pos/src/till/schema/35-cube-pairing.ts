import type { Migration } from './migration.ts';

/** Which cube belongs to the salon, and the codes by which one may join; secrets only as hashes (CK-14). */
export const cubePairingTables: Migration = {
  version: 35,
  sql: `
create table cube (
  id text primary key,
  secret_hash text not null unique,
  name text not null,
  paired_at integer not null,
  unpaired_at integer,
  unpaired_by text
) without rowid;
create unique index cube_one_at_a_time on cube ((1)) where unpaired_at is null;

create table cube_code (
  id text primary key,
  code_hash text not null,
  made_at integer not null,
  made_by text not null,
  expires_at integer not null,
  wrong_tries integer not null default 0,
  state text not null check (state in ('open', 'used', 'void')),
  cube_id text references cube (id)
) without rowid;
create unique index cube_code_one_open on cube_code ((1)) where state = 'open';
`,
};

import type { Migration } from './migration.ts';

export const sessionTables: Migration = {
  version: 2,
  sql: `
create table session (
  token_hash text primary key,
  staff_id text not null,
  last_seen integer not null
) without rowid;
`,
};

import type { Migration } from './migration.ts';

/** Why the TSE could begin a transaction only after its action: an outage lasted, or the till was being started. */
export const lateStartColumn: Migration = {
  version: 41,
  sql: 'alter table tse_transaction add column started_late text;',
};

import type { Migration } from './migration.ts';

/** Entries of the cash book are chained like receipts; those from before have no hash and the chain begins after them. */
export const cashChain: Migration = {
  version: 12,
  sql: 'alter table cash_entry add column hash text;',
};

import type { Migration } from './migration.ts';

/** Which kind of card paid, where that is known; payments from before this step stay without one. */
export const cardKindColumn: Migration = {
  version: 40,
  sql: `
alter table payment add column card_kind text
  check (card_kind is null or (method = 'card' and card_kind in ('debit', 'credit', 'wallet', 'prepaid')));
`,
};

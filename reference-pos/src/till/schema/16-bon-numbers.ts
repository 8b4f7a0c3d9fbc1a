import type { Migration } from './migration.ts';

/**
 * Every finished business action gets a number in the order in which it ended: BON_NR of the DSFinV-K, without a gap over
 * receipts, money moved, abandoned sales and practice alike. A closing holds everything up to its last one.
 */
export const bonNumbers: Migration = {
  version: 16,
  sql: `
alter table tse_transaction add column bon_number integer;
drop trigger tse_signed_stays;
update tse_transaction set bon_number =
  (select count(*) from tse_transaction as other
   where other.state in ('signed', 'outage') and other.action_number <= tse_transaction.action_number)
  where state in ('signed', 'outage');
insert into sequence (name, last) select 'bon', count(*) from tse_transaction where bon_number is not null;
create unique index tse_transaction_bon on tse_transaction (bon_number) where bon_number is not null;
create trigger tse_signed_stays before update on tse_transaction when old.state = 'signed'
  begin select raise(abort, 'a signed transaction is final'); end;
create trigger tse_bon_stays before update on tse_transaction
  when old.bon_number is not null and new.bon_number <> old.bon_number
  begin select raise(abort, 'a number that was given stays'); end;

alter table closing add column last_bon integer not null default 0;
drop trigger closing_stays;
update closing set last_bon = coalesce(
  (select max(bon_number) from tse_transaction where action_number <= closing.last_action), 0);
create trigger closing_stays before update on closing begin select raise(abort, 'a closing is final'); end;
create index closing_by_bon on closing (last_bon);
`,
};

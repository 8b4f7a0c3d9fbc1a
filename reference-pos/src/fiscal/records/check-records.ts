import type { CheckFinding, Store } from '../../storage/types.ts';
import { checkCashBook } from '../../till/records/cash-chain.ts';
import { checkClosings } from '../../till/records/closing-records.ts';
import { checkReceipts } from './receipt-records.ts';

/** Whether anybody has changed what is final: receipts, cash book and closings, by their chains of hashes (LAW-16). */
export function checkRecords(store: Store): readonly CheckFinding[] {
  return [...checkReceipts(store), ...checkCashBook(store), ...checkClosings(store)];
}

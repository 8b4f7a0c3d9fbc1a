import type { Pos } from '../pos.ts';
import { iso } from './views.ts';

/** A transaction that some TSE of this register holds open, and what it is about here (TSE-06). */
export interface OpenTransactionView {
  readonly tse: number;
  readonly number: number;
  readonly startedAt: string;
  /** `leftover`: belongs to nothing that is open here; it is finished as abandoned at the latest with the daily closing. */
  readonly subject: 'sale' | 'cash' | 'leftover';
  readonly saleId?: string;
}

const limitMs = 16_000;

/** Asks every TSE that is in use; one in an outage has nothing to say. */
export async function openTransactionViews(pos: Pos): Promise<readonly OpenTransactionView[]> {
  const views: OpenTransactionView[] = [];
  for (const { id, desk } of pos.inventory.awake) {
    const { state } = desk;
    if (state.state !== 'ready') continue;
    const attempt = await desk.attempt(limitMs, (tse, _identity, leftMs) => tse.openTransactions(leftMs()));
    if (!attempt.ok) continue;
    for (const { number, startedAtMs, key } of attempt.value) {
      const record = key
        ? pos.records.transactions.find(key)
        : pos.records.transactions.ofNumber(state.identity.serialNumber, number);
      const subject = record && record.state !== 'outage' ? record.subject : 'orphan';
      views.push({
        tse: id,
        number,
        startedAt: iso(startedAtMs),
        subject: subject === 'orphan' ? 'leftover' : subject,
        ...(subject === 'sale' && record ? { saleId: record.subjectId } : {}),
      });
    }
  }
  return views;
}

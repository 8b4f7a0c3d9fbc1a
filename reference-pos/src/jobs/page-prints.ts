import type { Host } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { Job } from '../till/records/job-records.ts';
import type { DeliveryOutcome } from './delivery.ts';

/** Notes what the page says became of a print it did itself (cloud variant), so that copies are known as copies. */
export function notePagePrint(
  host: Host,
  records: PosRecords,
  print: {
    readonly receiptNumber: number;
    readonly isCopy: boolean;
    readonly by: string;
    readonly outcome: DeliveryOutcome;
  },
): Job {
  const id = host.random.uuid();
  const { receiptNumber, isCopy, by, outcome } = print;
  const atMs = host.clock.now();
  records.jobs.add({ id, kind: 'print', receiptNumber, isCopy, by, reason: 'Seite', createdAtMs: atMs });
  const { cause, text } = outcome.outcome === 'done' ? { cause: undefined, text: undefined } : outcome;
  records.jobs.end(id, outcome.outcome, atMs, cause, text);
  const job = records.jobs.find(id);
  if (!job) throw new Error(`Print job ${id} was not kept.`);
  return job;
}

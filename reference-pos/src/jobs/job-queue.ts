import type { Host } from '@kassensturz/host';
import { closingOf } from '../fiscal/day/closing-desk.ts';
import { closingDocument } from '../fiscal/day/closing-document.ts';
import type { PosEvents } from '../fiscal/pos-events.ts';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import { receiptDocument } from '../fiscal/receipt-document.ts';
import { receiptDuty } from '../office/receipt-duty.ts';
import type { ReceiptDocument } from '../peripherals/receipt-document.ts';
import { testDocument } from '../peripherals/test-document.ts';
import { PosError } from '../till/pos-error.ts';
import type { Job } from '../till/records/job-records.ts';
import type { Delivery, DeliveryOutcome, Order } from './delivery.ts';

/** A drawer that opens on its own long after the sale is a drawer open beside nobody (CK-15). */
export const drawerJobLifeMs = 60_000;
/** Paper that nobody could print for this long is given up; the receipt can be printed again as a copy. */
export const printJobLifeMs = 10 * 60_000;

const testPrintReason = 'Testdruck';

export interface JobQueueOptions {
  readonly host: Host;
  readonly records: PosRecords;
  readonly events: PosEvents;
  readonly delivery: Delivery;
}

/** Paper and drawer work, one at a time, drawer first (the customer waits for change). It may fail and undoes nothing. */
export class JobQueue {
  readonly #options: JobQueueOptions;
  #isRunning = false;
  #isWanted = false;
  #isStopped = false;

  constructor(options: JobQueueOptions) {
    this.#options = options;
  }

  /**
   * Plans what follows a receipt; to be called inside the step of record that makes it. The drawer opens for the payment that
   * finished the sale, if that was cash (PH-19); an earlier part in cash has opened it already.
   */
  planReceipt(receipt: Receipt, by: string, paidAtMs: number): void {
    if (this.#options.delivery.channel() !== 'server') return;
    if (receipt.type === 'Beleg' && receipt.payments.at(-1)?.method === 'cash')
      this.planDrawer(`Beleg ${receipt.number}`, by, paidAtMs, receipt.number);
    // After the end of the duty paper is made when the customer wants it (LAW-12).
    if (!receiptDuty(this.#options.records.settings).holdsAt(paidAtMs)) return;
    this.#add({ kind: 'print', receiptNumber: receipt.number, isCopy: false, by });
  }

  planDrawer(reason: string, by: string, atMs: number, receiptNumber?: number): Job | undefined {
    if (this.#options.delivery.channel() !== 'server') return undefined;
    return this.#add({
      kind: 'drawer',
      isCopy: false,
      by,
      reason,
      createdAtMs: atMs,
      ...(receiptNumber ? { receiptNumber } : {}),
    });
  }

  /** A page that proves the way to the printer (PH-29). */
  planTestPrint(by: string): Job {
    return this.#add({ kind: 'print', isCopy: false, by, reason: testPrintReason });
  }

  /** Prints a receipt once more; what is not surely the first paper is marked as a copy (PH-04, PH-07). */
  planReprint(receiptNumber: number, by: string): Job {
    const earlier = this.#options.records.jobs.ofReceipt(receiptNumber).filter((job) => job.kind === 'print');
    const isFirstPaper = earlier.every((job) => job.state === 'failed' || job.state === 'dropped');
    return this.#add({ kind: 'print', receiptNumber, isCopy: !isFirstPaper, by });
  }

  /** Plans the paper of a new closing; to be called inside the step of record that makes it. */
  planZReceipt(closingNumber: number, by: string): Job | undefined {
    return this.#options.delivery.channel() === 'server' ? this.planClosing(closingNumber, by) : undefined;
  }

  /** Prints a Z receipt; what is not surely the first paper is marked as a copy. */
  planClosing(closingNumber: number, by: string): Job {
    const earlier = this.#options.records.jobs.ofClosing(closingNumber);
    const isFirstPaper = earlier.every((job) => job.state === 'failed' || job.state === 'dropped');
    return this.#add({ kind: 'print', closingNumber, isCopy: !isFirstPaper, by });
  }

  /** Sets going what waits. Safe to call at any time and more than once. */
  run(): void {
    this.#isWanted = true;
    if (this.#isRunning) return;
    this.#isRunning = true;
    void this.#runWanted();
  }

  /** After a restart: what had been handed to the printer has an unknown outcome and is not repeated by itself. */
  recover(): void {
    const { records, host } = this.#options;
    for (const job of records.jobs.unfinished()) {
      if (job.state === 'sent')
        records.jobs.end(job.id, 'unknown', host.clock.now(), 'connection-lost', 'Die Kasse wurde neu gestartet.');
    }
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#options.delivery.stop();
  }

  /** Writes what became of a job that is done elsewhere (cube, page). */
  end(job: Job, outcome: DeliveryOutcome): void {
    const { records, host, events } = this.#options;
    const { cause, text } = outcome.outcome === 'done' ? { cause: undefined, text: undefined } : outcome;
    records.jobs.end(job.id, outcome.outcome, host.clock.now(), cause, text);
    events.tell({ type: 'job', jobId: job.id, kind: job.kind, state: outcome.outcome });
  }

  #add(wish: Omit<Job, 'id' | 'state' | 'createdAtMs'> & { readonly createdAtMs?: number }): Job {
    const { records, host, events } = this.#options;
    const id = host.random.uuid();
    records.jobs.add({ ...wish, id, createdAtMs: wish.createdAtMs ?? host.clock.now() });
    const job = records.jobs.find(id);
    if (!job) throw new PosError('INTERNAL');
    events.tell({ type: 'job', jobId: id, kind: job.kind, state: job.state });
    return job;
  }

  async #runWanted(): Promise<void> {
    try {
      while (this.#isWanted && !this.#isStopped) {
        this.#isWanted = false;
        for (let job = this.#next(); job; job = this.#next()) await this.#runOne(job);
      }
    } catch (error) {
      // The store has stopped; the routes say so to everybody who asks for anything.
      this.#options.host.log.error('jobs.stopped', { error: String(error) });
    } finally {
      this.#isRunning = false;
    }
  }

  #next(): Job | undefined {
    if (this.#isStopped || !this.#options.delivery.canDeliver()) return undefined;
    const waiting = this.#options.records.jobs.unfinished().filter((job) => job.state === 'waiting');
    return waiting.find((job) => job.kind === 'drawer') ?? waiting[0];
  }

  async #runOne(job: Job): Promise<void> {
    const { host, records, delivery } = this.#options;
    const ageMs = host.clock.now() - job.createdAtMs;
    if (ageMs > (job.kind === 'drawer' ? drawerJobLifeMs : printJobLifeMs)) {
      return this.end(job, {
        outcome: 'dropped',
        cause: 'too-old',
        text: 'Der Auftrag war zu alt und wurde nicht mehr ausgeführt.',
      });
    }
    const order = this.#order(job);
    if (!order) return;
    records.jobs.markSent(job.id);
    const outcome = await delivery.deliver(order);
    if (!this.#isStopped) this.end(job, outcome);
  }

  #order(job: Job): Order | undefined {
    const { id, createdAtMs } = job;
    if (job.kind === 'drawer') return { id, createdAtMs, work: { kind: 'drawer' } };
    if (job.reason === testPrintReason && job.receiptNumber === undefined)
      return { id, createdAtMs, work: { kind: 'print', document: testDocument(createdAtMs) } };
    const document = this.#document(job);
    if (document) return { id, createdAtMs, work: { kind: 'print', document } };
    this.end(job, { outcome: 'failed', cause: 'rejected', text: 'Diesen Beleg gibt es nicht.' });
    return undefined;
  }

  #document({ receiptNumber, closingNumber, isCopy }: Job): ReceiptDocument | undefined {
    const { receipts, closings } = this.#options.records;
    if (closingNumber !== undefined) {
      const closing = closings.find(closingNumber);
      return closing && closingDocument(closingOf(closing), { isCopy });
    }
    const receipt = receiptNumber === undefined ? undefined : receipts.find(receiptNumber);
    return receipt && receiptDocument(receipt, { isCopy });
  }
}

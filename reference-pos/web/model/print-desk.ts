import type { PrintFailure } from '../../src/peripherals/print-outcome.ts';
import { own, type PrintFacts, type PrintReport } from './facts.ts';
import type { PagePrinter } from './page-printer.ts';
import { notify, type Till } from './till.ts';
import type { ReceiptDocument, WireJob } from './wire.ts';

const jobPauseMs = 600;
const jobQuestions = 40;

/** Paper: by the page itself on an ePOS printer, or by the server's jobs. Whatever becomes of it, the sale stays finished. */
export class PrintDesk {
  readonly #till: Till;
  readonly #printer: PagePrinter;

  constructor(till: Till, printer: PagePrinter) {
    this.#till = till;
    this.#printer = printer;
  }

  /** The paper that belongs to a fresh receipt. */
  async printFirst(): Promise<void> {
    const { receipt } = this.#till.store.value;
    if (!receipt) return;
    if (receipt.paper === 'server') await this.#followJob(receipt.receipt.number);
    else if (this.#till.store.value.capabilities?.isReceiptDue === false)
      this.#set({ receiptNumber: receipt.receipt.number, isCopy: false, state: 'on-request' });
    else await this.#printByPage(receipt.receipt.number, false);
  }

  /** Prints once more; what is not surely the first paper is marked as a copy (PH-04, PH-07). */
  async printAgain(): Promise<void> {
    const { receipt, print } = this.#till.store.value;
    if (!receipt || print?.state === 'printing') return;
    const { number } = receipt.receipt;
    // Once a print may have come out, every later one is a copy, also after one that failed.
    const isFirstPaper = !print?.isCopy && ['failed', 'not-set-up', 'on-request'].includes(print?.state ?? '');
    if (receipt.paper === 'page') return await this.#printByPage(number, !isFirstPaper);
    this.#set({ receiptNumber: number, isCopy: !isFirstPaper, state: 'printing' });
    const answer = await this.#till.api.post<WireJob>(`/receipts/${number}/print`, {});
    if (answer.kind === 'ok') await this.#followJob(number, answer.value.id);
    else this.#set({ receiptNumber: number, isCopy: !isFirstPaper, state: 'unknown', cause: 'connection-lost' });
  }

  /** A page that was reloaded while it printed does not know what came of it. */
  recover(): void {
    const { print, receipt } = this.#till.store.value;
    if (print?.state !== 'printing') return;
    if (receipt?.paper === 'server') void this.#followJob(print.receiptNumber);
    else void this.#report({ ...print, state: 'unknown', cause: 'connection-lost' });
  }

  /** What the server knows of a receipt's paper, for a receipt that is shown again. */
  async load(receiptNumber: number): Promise<void> {
    const answer = await this.#till.api.get<{ jobs: readonly WireJob[] }>(`/receipts/${receiptNumber}/jobs`);
    if (answer.kind !== 'ok' || this.#till.store.value.receipt?.receipt.number !== receiptNumber) return;
    const prints = answer.value.jobs.filter((job) => job.kind === 'print');
    const last = prints.at(-1);
    const facts = last && factsOfJob(last, receiptNumber);
    if (!facts) return this.#set({ receiptNumber, isCopy: false, state: 'unknown' });
    const mayBeOut = prints.some(({ state }) => state === 'done' || state === 'unknown');
    this.#set({ ...facts, isCopy: facts.isCopy || (mayBeOut && facts.state === 'failed') });
  }

  /** Tells the server what it does not know yet about prints done here. */
  async reportAll(): Promise<void> {
    const { store, api } = this.#till;
    for (let report = store.value.unreported[0]; report; report = store.value.unreported[0]) {
      const { receiptNumber, ...outcome } = report;
      const answer = await api.post(`/receipts/${receiptNumber}/print-outcome`, outcome);
      if (answer.kind === 'no-answer') return;
      if (answer.kind === 'refused' && answer.refusal.code === 'NOT_SIGNED_IN') return;
      store.set({ unreported: store.value.unreported.filter((other) => other !== report) });
    }
  }

  async #printByPage(receiptNumber: number, isCopy: boolean): Promise<void> {
    if (!this.#printer.isSetUp) return this.#set({ receiptNumber, isCopy, state: 'not-set-up' });
    this.#set({ receiptNumber, isCopy, state: 'printing' });
    const { api } = this.#till;
    const answer = await api.get<ReceiptDocument>(`/receipts/${receiptNumber}/document?copy=${isCopy}`);
    if (answer.kind !== 'ok') return this.#set({ receiptNumber, isCopy, state: 'failed', cause: 'connection-lost' });
    const { drawer } = this.#till.store.value;
    // The first try kicks; one that failed or is repeated must not open the drawer long after the customer has gone.
    const kicksDrawer = drawer?.opens === 'kick-by-page' && drawer.state === 'opening';
    const outcome = await this.#printer.print(answer.value, kicksDrawer);
    if (kicksDrawer) this.#notePageKick(receiptNumber, outcome.outcome);
    if (outcome.outcome === 'done') {
      return await this.#report({ receiptNumber, isCopy, state: 'done', isPaperNearEnd: outcome.isPaperNearEnd });
    }
    await this.#report({ receiptNumber, isCopy, state: outcome.outcome, cause: outcome.cause, text: outcome.text });
  }

  async #report(print: PrintFacts & { readonly state: PrintReport['outcome'] }): Promise<void> {
    const { store } = this.#till;
    const { receiptNumber, isCopy, state, cause, text } = print;
    const why = { ...(cause ? { cause } : {}), ...(text ? { text } : {}) };
    const report = { receiptNumber, copy: isCopy, outcome: state, ...why };
    store.set({ unreported: [...store.value.unreported, report] });
    this.#setEnded(print);
    await this.reportAll();
  }

  /** Watches the server's job until it has ended; the server itself gives up on old ones. */
  async #followJob(receiptNumber: number, jobId?: string): Promise<void> {
    const { api, clock, store } = this.#till;
    if (jobId === undefined) this.#set({ receiptNumber, isCopy: false, state: 'printing' });
    for (let question = 0; question < jobQuestions; question++) {
      const answer = await api.get<{ jobs: readonly WireJob[] }>(`/receipts/${receiptNumber}/jobs`);
      if (answer.kind === 'ok') {
        this.#noteDrawer(receiptNumber, answer.value.jobs);
        const prints = answer.value.jobs.filter((job) => job.kind === 'print');
        // After the end of the receipt duty the server plans no paper by itself (LAW-12).
        if (prints.length === 0 && store.value.capabilities?.isReceiptDue === false) {
          this.#set({ receiptNumber, isCopy: false, state: 'on-request' });
          if (store.value.drawer?.state !== 'opening') return;
          await clock.sleep(jobPauseMs);
          continue;
        }
        const job = jobId === undefined ? prints[0] : prints.find(({ id }) => id === jobId);
        const facts = job && factsOfJob(job, receiptNumber);
        if (facts) return this.#setEnded(facts);
      }
      await clock.sleep(jobPauseMs);
    }
    const isCopy = store.value.print?.isCopy ?? false;
    this.#setEnded({ receiptNumber, isCopy, state: 'unknown', cause: 'timeout' });
  }

  #notePageKick(receiptNumber: number, outcome: 'done' | 'failed' | 'unknown'): void {
    const { store } = this.#till;
    if (store.value.receipt?.receipt.number !== receiptNumber) return;
    store.set({ drawer: { opens: 'kick-by-page', state: outcome === 'done' ? 'opened' : 'failed' } });
  }

  #noteDrawer(receiptNumber: number, jobs: readonly WireJob[]): void {
    const { store } = this.#till;
    if (store.value.receipt?.receipt.number !== receiptNumber) return;
    const job = jobs.filter(({ kind }) => kind === 'drawer').at(-1);
    if (!job || store.value.drawer?.opens !== 'kick') return;
    const isUnderWay = job.state === 'waiting' || job.state === 'sent';
    const state = job.state === 'done' ? 'opened' : isUnderWay ? 'opening' : 'failed';
    store.set({ drawer: { opens: 'kick', state } });
  }

  /** Shows how a print ended; when the cashier has gone on meanwhile only what went wrong is worth a word. */
  #setEnded(print: PrintFacts): void {
    if (this.#till.store.value.receipt?.receipt.number === print.receiptNumber) this.#set(print);
    else if (print.state !== 'done') notify(this.#till, 'warn', own('last-receipt-not-printed'));
  }

  #set(print: PrintFacts): void {
    this.#till.store.set({ print });
  }
}

/** What an ended job means; undefined while it is under way. */
function factsOfJob(job: WireJob, receiptNumber: number): PrintFacts | undefined {
  const { isCopy, text } = job;
  const more = text === undefined ? {} : { text };
  switch (job.state) {
    case 'waiting':
    case 'sent':
      return undefined;
    case 'done':
      return { receiptNumber, isCopy, state: 'done' };
    case 'dropped':
      return { receiptNumber, isCopy, state: 'failed', cause: 'dropped', ...more };
    case 'failed':
    case 'unknown': {
      const cause = job.cause ? { cause: job.cause as PrintFailure } : {};
      return { receiptNumber, isCopy, state: job.state, ...cause, ...more };
    }
  }
}

import { askEposStatus, type EposConnection, printByEpos } from '../../src/peripherals/epos/index.ts';
import type { PrintFailure, PrintOutcome } from '../../src/peripherals/print-outcome.ts';
import { own, type PrintFacts, type PrintReport, paperOf, printerUrl } from './facts.ts';
import type { BrowserKnowledge, TillFetch } from './ports.ts';
import { testDocument } from './test-document.ts';
import type { Till } from './till.ts';
import type { ReceiptDocument, WireJob } from './wire.ts';

/** No device keeps the cashier waiting longer (PH-30). */
const printLimitMs = 4_800;
const askLimitMs = 3_000;
const jobPauseMs = 600;
const jobQuestions = 40;

export interface PrintDeskOptions {
  readonly fetch: TillFetch;
  readonly browser?: BrowserKnowledge;
}

/** Paper: by the page itself on an ePOS printer, or by the server's jobs. Whatever becomes of it, the sale stays finished. */
export class PrintDesk {
  readonly #till: Till;
  readonly #options: PrintDeskOptions;

  constructor(till: Till, options: PrintDeskOptions) {
    this.#till = till;
    this.#options = options;
  }

  /** The paper that belongs to a fresh receipt. */
  async printFirst(): Promise<void> {
    const { receipt } = this.#till.store.value;
    if (!receipt) return;
    if (receipt.paper === 'server') await this.#followJob(receipt.receipt.number);
    else await this.#printByPage(receipt.receipt.number, false);
  }

  /** Prints once more; what is not surely the first paper is marked as a copy (PH-04, PH-07). */
  async printAgain(): Promise<void> {
    const { receipt, print } = this.#till.store.value;
    if (!receipt || print?.state === 'printing') return;
    const { number } = receipt.receipt;
    // Once a print may have come out, every later one is a copy, also after one that failed.
    const isFirstPaper = !print?.isCopy && (print?.state === 'failed' || print?.state === 'not-set-up');
    if (receipt.paper === 'page') return await this.#printByPage(number, !isFirstPaper);
    this.#set({ receiptNumber: number, isCopy: !isFirstPaper, state: 'printing' });
    const answer = await this.#till.api.post<WireJob>(`/receipts/${number}/print`, {});
    if (answer.kind === 'ok') await this.#followJob(number, answer.value.id);
    else this.#set({ receiptNumber: number, isCopy: !isFirstPaper, state: 'unknown', cause: 'connection-lost' });
  }

  /** A page that was reloaded while it printed does not know what came of it. */
  recover(): void {
    const { print } = this.#till.store.value;
    if (print?.state !== 'printing') return;
    if (this.#till.store.value.receipt?.paper === 'server') void this.#followJob(print.receiptNumber);
    else void this.#report({ ...print, state: 'unknown', cause: 'connection-lost' });
  }

  async testPrint(): Promise<void> {
    const connection = this.#connection();
    if (!connection || this.#till.store.value.printer.test === 'running') return;
    this.#setPrinter({ test: 'running' });
    const document = testDocument(this.#till.clock.now());
    const outcome = await printByEpos({
      ...connection,
      document,
      paper: paperOf(this.#till.store.value),
      timeoutMs: printLimitMs,
    });
    const { outcome: word } = outcome;
    this.#setPrinter({
      test: outcome.outcome === 'done' ? { outcome: word } : { outcome: word, cause: outcome.cause },
    });
    this.#see(outcome);
    await this.#notePermission();
  }

  /** Asks the printer how it is, so that the chip tells before a receipt is wanted. */
  async look(): Promise<void> {
    const { store, clock } = this.#till;
    const connection = this.#connection();
    if (!connection || store.value.print?.state === 'printing' || store.value.printer.test === 'running') return;
    await this.#notePermission();
    // Asking would make the browser ask the user out of the blue; the settings page does that on purpose (PH-02).
    const { permission, seen } = store.value.printer;
    if (permission === 'prompt' && !seen) return;
    const { isReady, cause, isPaperNearEnd } = await askEposStatus(connection, askLimitMs);
    this.#setPrinter({ seen: { isReady, ...(cause ? { cause } : {}), isPaperNearEnd, atMs: clock.now() } });
  }

  setAddress(text: string): void {
    const url = readAddress(text);
    const { problem: _, ...printer } = this.#till.store.value.printer;
    if (url === undefined) {
      this.#till.store.set({ printer: { ...printer, problem: own('address-not-readable') } });
      return;
    }
    const { ownUrl: __, seen: ___, ...rest } = printer;
    this.#till.store.set({ printer: { ...rest, test: 'none', ...(url === '' ? {} : { ownUrl: url }) } });
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
    const connection = this.#connection();
    if (!connection) return this.#set({ receiptNumber, isCopy, state: 'not-set-up' });
    this.#set({ receiptNumber, isCopy, state: 'printing' });
    const document = await this.#document(receiptNumber, isCopy);
    if (!document) return this.#set({ receiptNumber, isCopy, state: 'failed', cause: 'connection-lost' });
    const outcome = await printByEpos({
      ...connection,
      document,
      paper: paperOf(this.#till.store.value),
      timeoutMs: printLimitMs,
    });
    this.#see(outcome);
    if (outcome.outcome === 'done') {
      return await this.#report({ receiptNumber, isCopy, state: 'done', isPaperNearEnd: outcome.isPaperNearEnd });
    }
    await this.#report({ receiptNumber, isCopy, state: outcome.outcome, cause: outcome.cause, text: outcome.text });
  }

  async #document(receiptNumber: number, isCopy: boolean): Promise<ReceiptDocument | undefined> {
    const answer = await this.#till.api.get<ReceiptDocument>(`/receipts/${receiptNumber}/document?copy=${isCopy}`);
    return answer.kind === 'ok' ? answer.value : undefined;
  }

  /** Watches the server's job until it has ended; the server itself gives up on old ones. */
  async #followJob(receiptNumber: number, jobId?: string): Promise<void> {
    const { api, clock, store } = this.#till;
    if (jobId === undefined) this.#set({ receiptNumber, isCopy: false, state: 'printing' });
    for (let question = 0; question < jobQuestions; question++) {
      const answer = await api.get<{ jobs: readonly WireJob[] }>(`/receipts/${receiptNumber}/jobs`);
      if (store.value.receipt?.receipt.number !== receiptNumber) return;
      if (answer.kind === 'ok') {
        this.#noteDrawer(answer.value.jobs);
        const prints = answer.value.jobs.filter((job) => job.kind === 'print');
        const job = jobId === undefined ? prints[0] : prints.find(({ id }) => id === jobId);
        const facts = job && factsOfJob(job, receiptNumber);
        if (facts) return this.#set(facts);
      }
      await clock.sleep(jobPauseMs);
    }
    this.#set({ receiptNumber, isCopy: false, state: 'unknown', cause: 'timeout' });
  }

  #noteDrawer(jobs: readonly WireJob[]): void {
    const { store } = this.#till;
    const job = jobs.filter(({ kind }) => kind === 'drawer').at(-1);
    if (!job || store.value.drawer?.opens !== 'kick') return;
    const state = job.state === 'done' ? 'opened' : isUnderWay(job) ? 'opening' : 'failed';
    store.set({ drawer: { opens: 'kick', state } });
  }

  async #report(print: PrintFacts & { readonly state: PrintReport['outcome'] }): Promise<void> {
    const { store } = this.#till;
    const { receiptNumber, isCopy, state, cause, text } = print;
    const report = {
      receiptNumber,
      copy: isCopy,
      outcome: state,
      ...(cause ? { cause } : {}),
      ...(text ? { text } : {}),
    };
    store.set({ print, unreported: [...store.value.unreported, report] });
    await this.reportAll();
  }

  #see(outcome: PrintOutcome): void {
    const cause: PrintFailure | undefined = outcome.outcome === 'done' ? undefined : outcome.cause;
    const isPaperNearEnd = outcome.outcome === 'done' && outcome.isPaperNearEnd;
    this.#setPrinter({
      seen: { isReady: !cause, ...(cause ? { cause } : {}), isPaperNearEnd, atMs: this.#till.clock.now() },
    });
  }

  async #notePermission(): Promise<void> {
    const permission = await this.#options.browser?.localNetworkPermission();
    if (permission) this.#setPrinter({ permission });
  }

  #connection(): EposConnection | undefined {
    const { store, clock } = this.#till;
    const { capabilities } = store.value;
    const url = printerUrl(store.value);
    if (url === undefined || capabilities?.printer !== 'epos-from-browser') return undefined;
    const { fetch, browser } = this.#options;
    return {
      fetch,
      url,
      clock,
      ...(browser ? { pageUrl: browser.pageUrl, permission: () => browser.localNetworkPermission() } : {}),
    };
  }

  #set(print: PrintFacts): void {
    this.#till.store.set({ print });
  }

  #setPrinter(change: Partial<Till['store']['value']['printer']>): void {
    const { store } = this.#till;
    store.set({ printer: { ...store.value.printer, ...change } });
  }
}

const isUnderWay = ({ state }: WireJob): boolean => state === 'waiting' || state === 'sent';

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
    case 'unknown':
      return {
        receiptNumber,
        isCopy,
        state: job.state,
        ...(job.cause ? { cause: job.cause as PrintFailure } : {}),
        ...more,
      };
  }
}

/** `192.168.2.50`, `http://…`, `https://printer.local:8043/` → an origin (with a path, if one was given); empty text stays empty. */
export function readAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const full = /^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (/\s/.test(full) || !URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  return url.pathname === '/' && url.search === '' ? url.origin : url.href;
}

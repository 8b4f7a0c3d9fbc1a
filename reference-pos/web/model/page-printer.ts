import { askEposStatus, type EposConnection, printByEpos } from '../../src/peripherals/epos/index.ts';
import type { PrintOutcome } from '../../src/peripherals/print-outcome.ts';
import { testDocument } from '../../src/peripherals/test-document.ts';
import { type Facts, own, paperOf, printerUrl } from './facts.ts';
import type { BrowserKnowledge, TillFetch } from './ports.ts';
import { readPrinterAddress } from './printer-address.ts';
import type { Till } from './till.ts';
import type { ReceiptDocument } from './wire.ts';

/** No device keeps the cashier waiting longer (PH-30). */
const printLimitMs = 4_800;
const askLimitMs = 3_000;

export interface PagePrinterOptions {
  readonly fetch: TillFetch;
  readonly browser?: BrowserKnowledge;
}

/** The ePOS printer in the salon, which in the plain cloud only this page can reach (PH-01). */
export class PagePrinter {
  readonly #till: Till;
  readonly #options: PagePrinterOptions;

  constructor(till: Till, options: PagePrinterOptions) {
    this.#till = till;
    this.#options = options;
  }

  /** Whether there is an address to print to. */
  get isSetUp(): boolean {
    return this.#connection() !== undefined;
  }

  /** `kicksDrawer`: with a pulse for the drawer inside the job (PH-18). */
  async print(document: ReceiptDocument, kicksDrawer = false): Promise<PrintOutcome> {
    const connection = this.#connection();
    if (!connection) return { outcome: 'failed', cause: 'not-found', text: '' };
    const paper = paperOf(this.#till.store.value);
    const outcome = await printByEpos({ ...connection, document, paper, kicksDrawer, timeoutMs: printLimitMs });
    this.#see(outcome);
    return outcome;
  }

  async testPrint(): Promise<void> {
    if (!this.isSetUp || this.#till.store.value.printer.test === 'running') return;
    this.#set({ test: 'running' });
    const outcome = await this.print(testDocument(this.#till.clock.now()));
    const { outcome: word } = outcome;
    this.#set({ test: outcome.outcome === 'done' ? { outcome: word } : { outcome: word, cause: outcome.cause } });
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
    this.#set({ seen: { isReady, ...(cause ? { cause } : {}), isPaperNearEnd, atMs: clock.now() } });
  }

  /** An empty text goes back to the address that the server gives. */
  setAddress(text: string): void {
    const { store } = this.#till;
    const { problem: _, ...printer } = store.value.printer;
    const url = readPrinterAddress(text);
    if (url === undefined) {
      store.set({ printer: { ...printer, problem: own('address-not-readable') } });
      return;
    }
    const { ownUrl: __, seen: ___, ...rest } = printer;
    store.set({ printer: { ...rest, test: 'none', ...(url === '' ? {} : { ownUrl: url }) } });
  }

  #connection(): EposConnection | undefined {
    const { store, clock } = this.#till;
    const url = printerUrl(store.value);
    if (url === undefined || store.value.capabilities?.printer !== 'epos-from-browser') return undefined;
    const { fetch, browser } = this.#options;
    const knowledge = browser && { pageUrl: browser.pageUrl, permission: () => browser.localNetworkPermission() };
    return { fetch, url, clock, ...knowledge };
  }

  #see(outcome: PrintOutcome): void {
    const atMs = this.#till.clock.now();
    if (outcome.outcome === 'done')
      this.#set({ seen: { isReady: true, isPaperNearEnd: outcome.isPaperNearEnd, atMs } });
    else this.#set({ seen: { isReady: false, cause: outcome.cause, isPaperNearEnd: false, atMs } });
  }

  async #notePermission(): Promise<void> {
    const permission = await this.#options.browser?.localNetworkPermission();
    if (permission) this.#set({ permission });
  }

  #set(change: Partial<Facts['printer']>): void {
    const { store } = this.#till;
    store.set({ printer: { ...store.value.printer, ...change } });
  }
}

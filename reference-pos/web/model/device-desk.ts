import type { PrintFailure } from '../../src/peripherals/print-outcome.ts';
import { type DeviceTest, own, refused } from './facts.ts';
import { followJob } from './follow-job.ts';
import type { PagePrinter } from './page-printer.ts';
import { readPrinterAddress } from './printer-address.ts';
import type { ServerFacts } from './server-facts.ts';
import { notify, type Till } from './till.ts';
import type { DeviceKind } from './till-state.ts';
import type { DeviceStatus, WireJob } from './wire.ts';

const reachMs = 4_000;

type TestAnswer = { readonly job: WireJob } | { readonly status: DeviceStatus };

/** Tries single devices on the cashier's wish, and takes the printer's address by hand (PH-29). */
export class DeviceDesk {
  readonly #till: Till;
  readonly #printer: PagePrinter;
  readonly #server: ServerFacts;

  constructor(till: Till, printer: PagePrinter, server: ServerFacts) {
    this.#till = till;
    this.#printer = printer;
    this.#server = server;
  }

  async test(kind: DeviceKind): Promise<void> {
    if (this.#till.store.value.deviceTests[kind]?.state === 'running') return;
    this.#set(kind, { state: 'running' });
    this.#set(kind, await this.#try(kind));
    await this.#server.loadStatus();
  }

  /** Box and cube: the server prints at that address from now on. Plain cloud: this page does. */
  async setPrinterAddress(text: string): Promise<void> {
    const { store, api } = this.#till;
    if (store.value.capabilities?.printer !== 'escpos' && store.value.capabilities?.variant !== 'box')
      return this.#printer.setAddress(text);
    const url = readPrinterAddress(text);
    if (!url) return this.#problem();
    const { hostname, port } = new URL(url);
    const answer = await api.put('/devices/printer', {
      host: hostname,
      ...(port === '' ? {} : { port: Number(port) }),
    });
    if (answer.kind === 'refused') notify(this.#till, 'bad', refused(answer.refusal));
    if (answer.kind === 'no-answer') notify(this.#till, 'bad', own('no-answer'));
    if (answer.kind !== 'ok') return;
    const { problem: _, ...printer } = store.value.printer;
    store.set({ printer });
    await this.#server.loadCapabilities();
    await this.#server.loadStatus();
  }

  async #try(kind: DeviceKind): Promise<DeviceTest> {
    const { api, store } = this.#till;
    const isLink = kind === 'server' || (kind === 'internet' && store.value.capabilities?.variant !== 'box');
    if (isLink) return { state: (await api.isReachable(reachMs)) ? 'done' : 'failed' };
    if (kind === 'printer' && store.value.capabilities?.printer === 'epos-from-browser') return await this.#byPage();
    const answer = await api.post<TestAnswer>(`/devices/${kind}/test`, {});
    if (answer.kind === 'refused') return { state: 'failed', text: answer.refusal.message };
    if (answer.kind === 'no-answer') return { state: 'unknown' };
    return 'job' in answer.value ? await this.#byJob(answer.value.job) : ofStatus(answer.value.status);
  }

  async #byPage(): Promise<DeviceTest> {
    await this.#printer.testPrint();
    const { test } = this.#till.store.value.printer;
    if (test === 'none' || test === 'running') return { state: 'unknown' };
    return { state: test.outcome, ...(test.cause ? { cause: test.cause } : {}) };
  }

  async #byJob({ id }: WireJob): Promise<DeviceTest> {
    const job = await followJob(this.#till, id);
    if (job?.state === 'done') return { state: 'done' };
    if (!job || job.state === 'unknown') return { state: 'unknown' };
    // A drawer that stays shut is told in the drawer's words, not in the printer's.
    const cause = job.kind === 'print' && job.cause ? { cause: job.cause as PrintFailure } : {};
    return { state: 'failed', ...cause, ...(job.text ? { text: job.text } : {}) };
  }

  #problem(): void {
    const { store } = this.#till;
    store.set({ printer: { ...store.value.printer, problem: own('address-not-readable') } });
  }

  #set(kind: DeviceKind, test: DeviceTest): void {
    const { store } = this.#till;
    store.set({ deviceTests: { ...store.value.deviceTests, [kind]: test } });
  }
}

const well: ReadonlySet<string> = new Set(['ready', 'ok', 'closed', 'open', 'not-needed', 'certificate-ending']);

const ofStatus = ({ state, text }: DeviceStatus): DeviceTest => ({ state: well.has(state) ? 'done' : 'failed', text });

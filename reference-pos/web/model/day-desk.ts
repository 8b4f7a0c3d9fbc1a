import type { ClosingEntry, ClosingOrder, DayFacts, DayTab, MovementEntry, WireClosing } from './day-facts.ts';
import { own, refused } from './facts.ts';
import type { PagePrinter } from './page-printer.ts';
import type { Till } from './till.ts';
import type { ReceiptDocument, WireJob } from './wire.ts';

const emptyDay: DayFacts = { tab: 'cash', movements: [], closings: [], isBusy: false };
/** A closing signs three times, each with all the patience a TSE gets. */
const closingLimitMs = 30_000;

/** Cash book, daily closing and its archive at the page. Nothing here is lost by a missing answer: the same key is sent again. */
export class DayDesk {
  readonly #till: Till;
  readonly #printer: PagePrinter;

  constructor(till: Till, printer: PagePrinter) {
    this.#till = till;
    this.#printer = printer;
  }

  async show(tab: DayTab): Promise<void> {
    const { problem: _, shown: __, ...day } = this.#till.store.value.day ?? emptyDay;
    this.#till.store.set({ page: 'day', day: { ...day, tab } });
    await this.load();
  }

  leave(): void {
    this.#till.store.set({ page: 'till', day: undefined });
  }

  /** Reads anew what the open tab shows; called again when the server tells that something changed. */
  async load(): Promise<void> {
    const { api } = this.#till;
    switch (this.#till.store.value.day?.tab) {
      case 'cash': {
        const answer = await api.get<{ expectedCents: number; movements: DayFacts['movements'] }>('/cash');
        if (answer.kind === 'ok')
          this.#set({ expectedCents: answer.value.expectedCents, movements: answer.value.movements.toReversed() });
        return;
      }
      case 'closing': {
        const answer = await api.get<NonNullable<DayFacts['next']>>('/closings/next');
        if (answer.kind === 'ok') this.#set({ next: answer.value });
        return;
      }
      case 'archive':
        return this.#loadArchive();
      default:
        return;
    }
  }

  /** True when it is booked. */
  async move({ kind, amount, reason }: MovementEntry): Promise<boolean> {
    if (this.#till.store.value.day?.isBusy) return false;
    const body = { key: this.#till.random.uuid(), kind, amount, reason };
    return this.#busy(async () => {
      const answer = await this.#till.api.post('/cash/movements', body);
      if (answer.kind === 'refused') this.#set({ problem: refused(answer.refusal) });
      if (answer.kind === 'no-answer') this.#set({ problem: own('no-answer') });
      if (answer.kind === 'ok') await this.load();
      return answer.kind === 'ok';
    });
  }

  /** Closes the day; without an answer the next press repeats the same request, whatever was entered meanwhile. */
  async close(entry: ClosingEntry): Promise<boolean> {
    const { store, random } = this.#till;
    const { day } = store.value;
    if (day?.isBusy) return false;
    const number = day?.next?.number;
    const order: ClosingOrder = day?.order ?? {
      ...(number === undefined ? {} : { number }),
      ...entry,
      key: entry.key ?? random.uuid(),
    };
    this.#set({ order });
    return this.#busy(() => this.#send(order));
  }

  async showClosing(number: number): Promise<void> {
    const closing = this.#till.store.value.day?.closings.find((candidate) => candidate.number === number);
    if (!closing) return;
    this.#set({ shown: { closing }, print: undefined });
    const document = await this.#document(number, false);
    if (document && this.#till.store.value.day?.shown?.closing.number === number)
      this.#set({ shown: { closing, document } });
  }

  hideClosing(): void {
    this.#set({ shown: undefined, print: undefined });
  }

  /** Prints a Z receipt once more: by the server's job, or by this page where only it reaches the printer. */
  async print(number: number, isCopy = true): Promise<void> {
    this.#set({ print: { number, state: 'printing' } });
    if (this.#till.store.value.capabilities?.printer === 'escpos') {
      const answer = await this.#till.api.post<WireJob>(`/closings/${number}/print`, {});
      return this.#set({ print: { number, state: answer.kind === 'ok' ? 'done' : 'failed' } });
    }
    const document = await this.#document(number, isCopy);
    const outcome = document && this.#printer.isSetUp ? (await this.#printer.print(document)).outcome : 'failed';
    this.#set({ print: { number, state: outcome } });
  }

  async #send(order: ClosingOrder): Promise<boolean> {
    const answer = await this.#till.api.post<{ closing: WireClosing }>('/closings', order, closingLimitMs);
    if (answer.kind === 'no-answer') {
      this.#set({ problem: own('no-answer') });
      return false;
    }
    if (answer.kind === 'refused') {
      this.#set({ order: undefined, problem: refused(answer.refusal) });
      await this.load();
      return false;
    }
    const { closing } = answer.value;
    this.#set({ order: undefined, tab: 'archive' });
    await this.#loadArchive();
    await this.showClosing(closing.number);
    if (this.#till.store.value.capabilities?.printer !== 'escpos') await this.print(closing.number, false);
    return true;
  }

  async #loadArchive(): Promise<void> {
    const closings: WireClosing[] = [];
    for (;;) {
      const answer = await this.#till.api.get<{ closings: readonly WireClosing[] }>(
        `/closings?after=${closings.at(-1)?.number ?? 0}`,
      );
      if (answer.kind !== 'ok') return;
      if (answer.value.closings.length === 0) break;
      closings.push(...answer.value.closings);
    }
    this.#set({ closings: closings.toReversed() });
  }

  async #document(number: number, isCopy: boolean): Promise<ReceiptDocument | undefined> {
    const answer = await this.#till.api.get<ReceiptDocument>(`/closings/${number}/document?copy=${isCopy}`);
    return answer.kind === 'ok' ? answer.value : undefined;
  }

  async #busy<T>(act: () => Promise<T>): Promise<T> {
    this.#set({ isBusy: true, problem: undefined });
    try {
      return await act();
    } finally {
      this.#set({ isBusy: false });
    }
  }

  /** `undefined` takes a fact away; who has left the pages meanwhile is left alone. */
  #set(change: { readonly [K in keyof DayFacts]?: DayFacts[K] | undefined }): void {
    const { store } = this.#till;
    const day = { ...(store.value.day ?? emptyDay), ...change };
    store.set({ day: Object.fromEntries(Object.entries(day).filter(([, value]) => value !== undefined)) as never });
  }
}

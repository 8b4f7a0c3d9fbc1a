import { TillApi } from './api.ts';
import { CallDesk } from './call-desk.ts';
import { CardDesk } from './card-desk.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { CubeDesk } from './cube-desk.ts';
import { DayDesk } from './day-desk.ts';
import { DeviceDesk } from './device-desk.ts';
import { keepFacts } from './drafts.ts';
import { DrawerDesk } from './drawer-desk.ts';
import { type Facts, type FinishedReceipt, firstFacts, refused } from './facts.ts';
import { type LiveEvent, LiveEvents } from './live-events.ts';
import { OfficeDesk } from './office-desk.ts';
import { PagePrinter } from './page-printer.ts';
import { PaperWatch } from './paper-watch.ts';
import { PaymentDesk } from './payment-desk.ts';
import type { TillClientOptions } from './ports.ts';
import { present } from './present/present.ts';
import { PrintDesk } from './print-desk.ts';
import { SaleDesk } from './sale-desk.ts';
import { ServerFacts } from './server-facts.ts';
import { SessionDesk } from './session-desk.ts';
import { Store } from './store.ts';
import { TerminalSettingsDesk } from './terminal-settings-desk.ts';
import { leaveRefusals, type Till } from './till.ts';
import type { TillState } from './till-state.ts';
import { TradeDesk } from './trade-desk.ts';
import type { PaidAnswer, WireReceipt } from './wire.ts';

const defaultIdleLockMs = 10 * 60_000;
/** A printer is asked this often while nothing is sold, so that the chip is right before the next receipt. */
const lookAtPrinterMs = 30_000;
/** Capabilities change when a cube comes or goes; that must show within 15 s (CK-12) even without live events. */
const beatsPerCapabilities = 5;

/** The desks of one till and the wires between them: what has to follow when the connection, the session or a sale changes. */
export class TillRoom {
  readonly store: Store<Facts>;
  readonly till: Till;
  readonly sales: SaleDesk;
  readonly payments: PaymentDesk;
  readonly cards: CardDesk;
  readonly terminal: TerminalSettingsDesk;
  readonly trade: TradeDesk;
  readonly prints: PrintDesk;
  readonly printer: PagePrinter;
  readonly drawer: DrawerDesk;
  readonly day: DayDesk;
  readonly devices: DeviceDesk;
  readonly cube: CubeDesk;
  readonly office: OfficeDesk;
  readonly calls: CallDesk;
  readonly session: SessionDesk;
  readonly ready: Promise<void>;
  readonly #server: ServerFacts;
  readonly #connection: Connection;
  readonly #live: LiveEvents;
  readonly #stops: (() => void)[] = [];
  #state: TillState | undefined;
  #noteReady: () => void = () => undefined;

  constructor(options: TillClientOptions) {
    const { clock, random, fetch, browser } = options;
    this.store = new Store(factsOf(options));
    keepFacts(this.store, options.drafts, options.device);
    this.store.listen(() => {
      this.#state = undefined;
    });
    const api = new TillApi({
      baseUrl: options.baseUrl,
      fetch,
      clock,
      onNoAnswer: () => this.#connection.doubt(),
      onNotSignedIn: (refusal) => {
        if (!this.store.value.session || !this.store.value.isSessionKnown) return;
        this.session.leave();
        this.store.set({ signIn: { isBusy: false, problem: refused(refusal) } });
      },
    });
    const till: Till = { store: this.store, api, clock, random, connectionState: () => this.#connection.state };
    this.till = till;
    this.sales = new SaleDesk(till);
    this.payments = new PaymentDesk(till, { onFinished: (finished, paid) => this.#afterPayment(finished, paid) });
    this.cards = new CardDesk(till, {
      payments: this.payments,
      onFinished: (finished, paid) => this.#afterPayment(finished, paid),
      resumeSale: async (saleId) => {
        await this.sales.loadParked();
        await this.sales.resumeSale(saleId);
      },
    });
    this.terminal = new TerminalSettingsDesk(till);
    this.trade = new TradeDesk(till, {
      settle: () => this.sales.sync.run(),
      take: (sale) => this.sales.sync.take(sale),
      show: (sale) => this.sales.show(sale),
      onPaid: (paid) => this.payments.finish(paid.receipt, paid),
    });
    this.printer = new PagePrinter(till, { fetch, ...(browser ? { browser } : {}) });
    this.prints = new PrintDesk(till, this.printer);
    this.cube = new CubeDesk(till);
    this.office = new OfficeDesk(till);
    this.session = new SessionDesk(till, {
      usesCookie: options.session === 'cookie',
      idleLockMs: options.idleLockMs ?? defaultIdleLockMs,
      onSignedIn: () => this.#afterSignIn(),
      onSignedOut: () => this.#afterSignOut(),
    });
    this.#server = new ServerFacts(till);
    const paper = new PaperWatch(till);
    this.store.listen(() => paper.look());
    this.calls = new CallDesk(till);
    this.drawer = new DrawerDesk(till);
    this.day = new DayDesk(till, this.printer);
    this.devices = new DeviceDesk(till, this.printer, this.#server);
    this.#live = new LiveEvents(
      api,
      clock,
      (event) => void this.#onLiveEvent(event),
      () => void this.calls.load(),
    );
    this.#connection = new Connection({
      clock,
      isReachable: (limitMs) => api.isReachable(limitMs),
      onChange: (state, sinceMs) => void this.#onConnection(state, sinceMs),
      onBeat: (count) => {
        if (count % beatsPerCapabilities === 0) void this.#server.loadCapabilities();
      },
    });
    this.ready = new Promise((resolve) => {
      this.#noteReady = resolve;
    });
    const look = clock.every(lookAtPrinterMs, () => void this.#lookAtPrinter());
    this.#stops.push(() => look.cancel());
    this.#connection.start();
  }

  /** The screen's state; made anew only after something has changed. */
  get state(): TillState {
    this.#state ??= present(this.store.value);
    return this.#state;
  }

  stop(): void {
    this.#connection.stop();
    this.#live.close();
    for (const stop of this.#stops) stop();
  }

  leaveReceipt(): void {
    this.store.set({ receipt: undefined, receiptToShow: undefined, print: undefined, drawer: undefined });
    void this.sales.loadParked();
  }

  showDevices(): void {
    this.store.set({ page: 'devices', opening: undefined, deviceTests: {} });
    void this.#server.loadStatus();
    void this.terminal.load();
    void this.calls.loadSettings();
    void this.#lookAtPrinter();
  }

  async #onConnection(state: ConnectionState, sinceMs: number): Promise<void> {
    this.store.set({ connection: { state, sinceMs } });
    if (state === 'connected') await this.#afterConnection();
    else this.#live.close();
    this.#noteReady();
  }

  /** The line is there (again): what was left open is settled, in the order that matters to the customer. */
  async #afterConnection(): Promise<void> {
    await this.#server.loadCapabilities();
    if (!this.store.value.isSessionKnown) return await this.session.resume();
    if (!this.store.value.session) return;
    await this.#catchUp();
  }

  async #catchUp(): Promise<void> {
    this.#live.open();
    await this.payments.clear();
    await this.sales.refresh();
    await this.cards.recover();
    await this.prints.reportAll();
    await this.#server.loadStatus();
  }

  async #afterSignIn(): Promise<void> {
    this.store.set({ page: 'till' });
    await this.#server.loadCatalogue();
    await this.#showKeptReceipt();
    await this.#catchUp();
    await this.sales.loadParked();
    void this.#lookAtPrinter();
  }

  #afterSignOut(): void {
    this.#live.close();
    this.store.set({
      page: 'till',
      cube: undefined,
      office: undefined,
      receipt: undefined,
      receiptToShow: undefined,
      print: undefined,
      drawer: undefined,
      calls: [],
      closedCalls: [],
      newCustomer: undefined,
      notices: [],
    });
  }

  /** Shows the receipt again that was finished last here, with what became of its paper. */
  async showLastReceipt(): Promise<void> {
    const { lastReceiptNumber, sale } = this.store.value;
    if (lastReceiptNumber === undefined || sale || !(await this.#showReceipt(lastReceiptNumber))) return;
    await this.prints.load(lastReceiptNumber);
  }

  async #showKeptReceipt(): Promise<void> {
    const { receiptToShow, sale } = this.store.value;
    if (receiptToShow === undefined || sale) return;
    if (await this.#showReceipt(receiptToShow)) this.prints.recover();
  }

  async #showReceipt(number: number): Promise<boolean> {
    const answer = await this.till.api.get<WireReceipt>(`/receipts/${number}`);
    if (answer.kind === 'refused') this.store.set({ receiptToShow: undefined, print: undefined, drawer: undefined });
    if (answer.kind !== 'ok') return false;
    const paper = this.store.value.capabilities?.printer === 'escpos' ? 'server' : 'page';
    this.store.set({ receipt: { receipt: answer.value, paper }, receiptToShow: undefined, lastReceiptNumber: number });
    void this.#loadDocument(number);
    return true;
  }

  #afterPayment({ receipt }: FinishedReceipt, paid: PaidAnswer | undefined): void {
    leaveRefusals(this.till);
    const opens = paid?.drawer?.opens ?? this.store.value.capabilities?.drawer ?? 'by-key';
    const drawer =
      opens === 'not-needed'
        ? undefined
        : { opens, state: opens === 'by-key' ? ('by-key' as const) : ('opening' as const) };
    this.store.set({ drawer, lastReceiptNumber: receipt.number });
    void this.#loadDocument(receipt.number);
    void this.prints.printFirst();
  }

  async #loadDocument(number: number): Promise<void> {
    const answer = await this.till.api.get<NonNullable<FinishedReceipt['document']>>(`/receipts/${number}/document`);
    const { receipt } = this.store.value;
    if (answer.kind === 'ok' && receipt?.receipt.number === number) {
      this.store.set({ receipt: { ...receipt, document: answer.value } });
    }
  }

  async #onLiveEvent(event: LiveEvent): Promise<void> {
    const { sale } = this.store.value;
    switch (event.type) {
      case 'status':
        return await this.#server.loadStatus();
      case 'card':
        return await this.cards.onEvent(event['key']);
      case 'capabilities':
        await this.#server.loadCapabilities();
        return await this.calls.load();
      case 'phone':
        return await this.calls.load();
      case 'sale':
        if (event['saleId'] !== sale?.id) await this.sales.loadParked();
        return;
      case 'cash':
      case 'closing':
      case 'receipt':
        if (this.store.value.page === 'day') await this.day.load();
        return;
      default:
        return;
    }
  }

  async #lookAtPrinter(): Promise<void> {
    if (this.store.value.session) await this.printer.look();
  }
}

const factsOf = ({ language, clock, eposPrinterUrl }: TillClientOptions): Facts => {
  const facts = firstFacts(language ?? 'de', clock.now());
  return eposPrinterUrl === undefined ? facts : { ...facts, printer: { ...facts.printer, givenUrl: eposPrinterUrl } };
};

import type { Endpoint, Host } from '@kassensturz/host';
import type { CashDrawerDriver, DrawerSensor } from '../drawer/drawer.ts';
import { drawerStateOf } from '../drawer/drawer.ts';
import { failedKick, kickDrawer } from '../drawer/drawer-behind-printer.ts';
import { DoesNotFit, layOut, type PaperItem } from '../layout/lay-out.ts';
import { type Paper, paper80mm } from '../layout/paper.ts';
import { OneAtATime } from '../one-at-a-time.ts';
import { failed, type PrintFailure, type PrintOutcome } from '../print-outcome.ts';
import type { PrinterStatus, ReceiptPrinterDriver } from '../printer.ts';
import type { ReceiptDocument } from '../receipt-document.ts';
import { askState, askStateAndRecover, type StateAnswer } from './ask-state.ts';
import { causeOfConnectError, detailOf } from './network-cause.ts';
import { type Completion, runPrintJob } from './print-job.ts';
import { PrinterLink } from './printer-link.ts';
import { causeOf } from './printer-state.ts';

export interface EscposPrinterOptions extends Endpoint {
  /** Default: 80 mm, 48 columns. */
  readonly paper?: Paper;
  /** Default `process-id`; some other makes know only `queued-status`. */
  readonly completion?: Completion;
  /** Drawer at the printer's kick port: drive pin (default 2) and sensor (default `low-is-open`). */
  readonly drawerPin?: 2 | 5;
  readonly drawerSensor?: DrawerSensor;
  /** Longest time for a call in ms (default 4,800: the cashier hears within five seconds). */
  readonly timeoutMs?: number;
}

const connectMs = 1_500;
const statusMs = 1_000;
const defaultTimeoutMs = 4_800;

/** Driver for a receipt printer with ESC/POS on a raw TCP port, and for the drawer behind it. */
export class EscposPrinter implements ReceiptPrinterDriver {
  /** The drawer that hangs on this printer. */
  readonly drawer: CashDrawerDriver;
  readonly #host: Host;
  readonly #options: EscposPrinterOptions;
  readonly #line = new OneAtATime();
  #isPaperUncut = false;

  constructor(host: Host, options: EscposPrinterOptions) {
    this.#host = host;
    this.#options = options;
    const sensor = options.drawerSensor ?? 'low-is-open';
    this.drawer = {
      open: () =>
        this.#withLink(
          (link) => kickDrawer(host, link, options.drawerPin ?? 2, sensor),
          (cause) => failedKick(cause),
        ),
      state: async () => drawerStateOf((await this.status()).drawerLevel, sensor),
    };
  }

  /** Prints and waits until the printer says that the paper is out; never throws for the device's sake. */
  async print(document: ReceiptDocument): Promise<PrintOutcome> {
    let items: readonly PaperItem[];
    try {
      items = layOut(document, this.#options.paper ?? paper80mm);
    } catch (error) {
      if (error instanceof DoesNotFit) return failed('does-not-fit', error.message);
      throw error;
    }
    return await this.#withLink(
      (link, untilMs) => this.#printOn(link, items, untilMs),
      (cause, detail) => failed(cause, detail),
    );
  }

  status(): Promise<PrinterStatus> {
    return this.#withLink(
      async (link) => this.#statusOf(await askState(link, this.#host.clock.monotonic() + statusMs)),
      (cause) => this.#notReady(cause),
    );
  }

  async #printOn(link: PrinterLink, items: readonly PaperItem[], untilMs: number): Promise<PrintOutcome> {
    const { clock } = this.#host;
    const state = await askStateAndRecover(link, clock, clock.monotonic() + statusMs);
    const cause = causeOfAnswer(state);
    if (state === 'silent') link.abort();
    if (typeof state === 'string' || cause) return failed(cause ?? 'busy');
    const job = {
      items,
      completion: this.#options.completion ?? ('process-id' as const),
      id: String(this.#host.random.integer(100, 999)),
      wasPaperNearEnd: state.isPaperNearEnd,
      isPaperUncut: this.#isPaperUncut,
    };
    const { outcome, isPaperUncut } = await runPrintJob(link, clock, job, untilMs);
    this.#isPaperUncut = isPaperUncut;
    return outcome;
  }

  #statusOf(answer: StateAnswer): PrinterStatus {
    const cause = causeOfAnswer(answer);
    if (typeof answer === 'string') return this.#notReady(cause ?? 'busy');
    return {
      atMs: this.#host.clock.now(),
      isReady: cause === undefined,
      ...(cause ? { cause } : {}),
      isPaperNearEnd: answer.isPaperNearEnd,
      drawerLevel: answer.drawerLevel,
    };
  }

  #notReady(cause: PrintFailure): PrinterStatus {
    return { atMs: this.#host.clock.now(), isReady: false, cause, isPaperNearEnd: false };
  }

  /** One connection per act: a printer serves one at a time, and another till may be waiting. */
  #withLink<T>(
    act: (link: PrinterLink, untilMs: number) => Promise<T>,
    refuse: (cause: PrintFailure, detail: string) => T,
  ): Promise<T> {
    return this.#line.run(async () => {
      const untilMs = this.#host.clock.monotonic() + (this.#options.timeoutMs ?? defaultTimeoutMs);
      let link: PrinterLink;
      try {
        link = await PrinterLink.open(this.#host, this.#options, connectMs);
      } catch (error) {
        return refuse(causeOfConnectError(error), detailOf(error));
      }
      try {
        return await act(link, untilMs);
      } finally {
        link.close();
      }
    });
  }
}

function causeOfAnswer(answer: StateAnswer): PrintFailure | undefined {
  switch (answer) {
    case 'silent':
    case 'closed':
      return 'busy';
    case 'foreign':
      return 'not-a-printer';
    default:
      return causeOf(answer);
  }
}

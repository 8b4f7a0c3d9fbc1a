import type { Host, Timer } from '@kassensturz/host';
import { isLeftOpen } from '../peripherals/drawer/drawer.ts';
import type { DrawerReading, PrinterStatus } from '../peripherals/printer.ts';
import type { DeliveryOutcome } from './delivery.ts';

/** Often enough for the status page, rarely enough to leave the printer to others. */
const askEveryMs = 30_000;
/** An open drawer is looked after more closely for some minutes: it should be shut within one (PH-21). */
const askOpenDrawerEveryMs = 10_000;
const openDrawerLimitMs = 5 * 60_000;
/** After a kick the cashier needs the line to the printer first. */
const soonMs = 1_000;

export interface PrinterWatchOptions {
  readonly host: Host;
  readonly ask: () => Promise<PrinterStatus>;
  /** Undefined where no switch tells. */
  readonly isDrawerOpen: (status: PrinterStatus) => boolean | undefined;
  readonly onChange: () => void;
}

/** Knows how the printer and the drawer behind it are: asks now and then, learns from every order, tells when it changed. */
export class PrinterWatch {
  readonly #options: PrinterWatchOptions;
  #timer: Timer | undefined;
  #last: PrinterStatus | undefined;
  #openSinceMs: number | undefined;
  #isStopped = false;

  constructor(options: PrinterWatchOptions) {
    this.#options = options;
  }

  get last(): PrinterStatus | undefined {
    return this.#last;
  }

  start(): void {
    void this.#askNow();
  }

  /** What a print came to says how the printer is, without asking it again while the next order waits. */
  learn(outcome: DeliveryOutcome): void {
    const { clock } = this.#options.host;
    const drawerLevel = this.#last?.drawerLevel;
    const known = { atMs: clock.now(), ...(drawerLevel ? { drawerLevel } : {}) };
    if (outcome.outcome === 'done') this.#note({ ...known, isReady: true, isPaperNearEnd: outcome.isPaperNearEnd });
    else if (outcome.cause !== 'too-old')
      this.#note({ ...known, isReady: false, cause: outcome.cause, isPaperNearEnd: false });
    this.#askLater(this.#pauseMs());
  }

  /** Something was done that the next answer will show. */
  askSoon(): void {
    this.#askLater(soonMs);
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  async #askNow(): Promise<void> {
    const status = await this.#options.ask();
    if (this.#isStopped) return;
    this.#note(status);
    this.#askLater(this.#pauseMs());
  }

  #pauseMs(): number {
    const drawer = this.#last?.drawer;
    return drawer?.isOpen && drawer.openForMs < openDrawerLimitMs ? askOpenDrawerEveryMs : askEveryMs;
  }

  #askLater(ms: number): void {
    this.#timer?.cancel();
    if (!this.#isStopped) this.#timer = this.#options.host.clock.after(ms, () => void this.#askNow());
  }

  #note(status: PrinterStatus): void {
    const drawer = this.#drawerOf(status);
    const known = { ...status, ...(drawer ? { drawer } : {}) };
    const isChanged = wordOf(known) !== wordOf(this.#last);
    this.#last = known;
    if (isChanged) this.#options.onChange();
  }

  #drawerOf(status: PrinterStatus): DrawerReading | undefined {
    const isOpen = this.#options.isDrawerOpen(status);
    if (isOpen !== true) {
      this.#openSinceMs = undefined;
      return isOpen === undefined ? undefined : { isOpen, openForMs: 0 };
    }
    this.#openSinceMs ??= status.atMs;
    return { isOpen, openForMs: Math.max(0, Math.round(status.atMs - this.#openSinceMs)) };
  }
}

function wordOf(status: PrinterStatus | undefined): string {
  if (!status) return 'unknown';
  const { isReady, cause, isPaperNearEnd, drawer } = status;
  return `${isReady} ${cause} ${isPaperNearEnd} ${drawer?.isOpen} ${isLeftOpen(drawer)}`;
}

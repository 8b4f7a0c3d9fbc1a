import type { Host, Timer } from '@kassensturz/host';
import type { PrinterStatus } from '../peripherals/index.ts';
import type { DeliveryOutcome } from './delivery.ts';

/** Often enough for the status page, rarely enough to leave the printer to others. */
const askEveryMs = 30_000;

/** Knows how the printer is: asks now and then, learns from every order, and tells when it changed. */
export class PrinterWatch {
  readonly #ask: () => Promise<PrinterStatus>;
  readonly #onChange: () => void;
  readonly #host: Host;
  #timer: Timer | undefined;
  #last: PrinterStatus | undefined;
  #isStopped = false;

  constructor(host: Host, ask: () => Promise<PrinterStatus>, onChange: () => void) {
    this.#host = host;
    this.#ask = ask;
    this.#onChange = onChange;
  }

  get last(): PrinterStatus | undefined {
    return this.#last;
  }

  start(): void {
    void this.#askNow();
  }

  /** What an order came to says how the printer is, without asking it again while the next order waits. */
  learn(outcome: DeliveryOutcome): void {
    const atMs = this.#host.clock.now();
    if (outcome.outcome === 'done') this.#note({ atMs, isReady: true, isPaperNearEnd: outcome.isPaperNearEnd });
    else if (outcome.cause !== 'too-old')
      this.#note({ atMs, isReady: false, cause: outcome.cause, isPaperNearEnd: false });
    this.#askLater();
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  async #askNow(): Promise<void> {
    const status = await this.#ask();
    if (this.#isStopped) return;
    this.#note(status);
    this.#askLater();
  }

  #askLater(): void {
    this.#timer?.cancel();
    if (!this.#isStopped) this.#timer = this.#host.clock.after(askEveryMs, () => void this.#askNow());
  }

  #note(status: PrinterStatus): void {
    const isChanged = wordOf(status) !== wordOf(this.#last);
    this.#last = status;
    if (isChanged) this.#onChange();
  }
}

function wordOf(status: PrinterStatus | undefined): string {
  return status ? `${status.isReady} ${status.cause} ${status.isPaperNearEnd}` : 'unknown';
}

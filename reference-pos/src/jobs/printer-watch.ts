import type { Host, Timer } from '@kassensturz/host';
import type { PrinterStatus } from '../peripherals/index.ts';

/** Often enough for the status page, rarely enough to leave the printer to others. */
const askEveryMs = 30_000;

/** Asks the printer for its state now and then and tells when it changed. */
export class PrinterWatch {
  readonly #ask: () => Promise<PrinterStatus>;
  readonly #onChange: (status: PrinterStatus) => void;
  readonly #host: Host;
  #timer: Timer | undefined;
  #last: PrinterStatus | undefined;
  #isStopped = false;

  constructor(host: Host, ask: () => Promise<PrinterStatus>, onChange: (status: PrinterStatus) => void) {
    this.#host = host;
    this.#ask = ask;
    this.#onChange = onChange;
  }

  get last(): PrinterStatus | undefined {
    return this.#last;
  }

  start(): void {
    void this.askNow();
  }

  /** Asks out of turn, e.g. after a print that failed. */
  async askNow(): Promise<void> {
    this.#timer?.cancel();
    const status = await this.#ask();
    if (this.#isStopped) return;
    const isChanged = wordOf(status) !== wordOf(this.#last);
    this.#last = status;
    if (isChanged) this.#onChange(status);
    this.#timer?.cancel();
    this.#timer = this.#host.clock.after(askEveryMs, () => void this.askNow());
  }

  stop(): void {
    this.#isStopped = true;
    this.#timer?.cancel();
  }
}

function wordOf(status: PrinterStatus | undefined): string {
  return status ? `${status.isReady} ${status.cause} ${status.isPaperNearEnd}` : 'unknown';
}

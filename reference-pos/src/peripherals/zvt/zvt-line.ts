import type { Clock } from '@kassensturz/host';
import type { Apdu } from './apdu.ts';

/** A wire to a terminal: whole messages in both directions, every wait bounded. */
export interface ZvtLine {
  /** False when the message cannot have arrived; true says no more than that it left (TCP). */
  send(message: Apdu): Promise<boolean>;
  /** The next message; `untilMs` is monotonic time. */
  next(untilMs: number): Promise<Apdu | 'timeout' | 'closed'>;
  /** Hangs up in good order. */
  close(): void;
  /** Drops the line at once: nothing that is still on its way may reach the terminal later. */
  abort(): void;
}

/** Messages that have arrived, for somebody who waits for them. */
export class Inbox {
  readonly #clock: Clock;
  readonly #messages: Apdu[] = [];
  #isClosed = false;
  #wake: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  put(...messages: readonly Apdu[]): void {
    this.#messages.push(...messages);
    this.#wake();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  /** What has arrived is handed out before the end of the line is told. */
  async next(untilMs: number): Promise<Apdu | 'timeout' | 'closed'> {
    for (;;) {
      const message = this.#messages.shift();
      if (message) return message;
      if (this.#isClosed) return 'closed';
      const restMs = untilMs - this.#clock.monotonic();
      if (restMs <= 0) return 'timeout';
      await this.#news(restMs);
    }
  }

  #news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#clock.after(withinMs, resolve);
      this.#wake = () => {
        timer.cancel();
        resolve();
      };
    });
  }
}

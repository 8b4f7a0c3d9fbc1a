import type { ScheduledEvent, Scheduler } from '../scheduler.ts';
import type { Side, TcpLink } from './tcp-link.ts';
import { LINUX_TIMINGS } from './timings.ts';

/**
 * TCP keep-alive. Probes that would be answered are not simulated one by one: looking begins when the network changes
 * in a way that could matter, so that an idle connection costs nothing.
 */
export class KeepAlive {
  readonly #scheduler: Scheduler;
  readonly #link: TcpLink;
  readonly #side: Side;
  readonly #hasUnacknowledged: () => boolean;
  readonly #onDead: (code: 'ECONNRESET' | 'ETIMEDOUT') => void;
  #isOn = false;
  #initialDelayMs = 0;
  #probe: ScheduledEvent | undefined;

  constructor(
    scheduler: Scheduler,
    link: TcpLink,
    side: Side,
    hasUnacknowledged: () => boolean,
    onDead: (code: 'ECONNRESET' | 'ETIMEDOUT') => void,
  ) {
    this.#scheduler = scheduler;
    this.#link = link;
    this.#side = side;
    this.#hasUnacknowledged = hasUnacknowledged;
    this.#onDead = onDead;
  }

  set(isOn: boolean, initialDelayMs: number): void {
    this.#isOn = isOn;
    this.#initialDelayMs = initialDelayMs;
    if (!isOn) this.#probe?.cancel();
  }

  /** Something about the network has changed. */
  check(): void {
    if (!this.#isOn || this.#probe?.isDue) return;
    if (this.#link.passageFrom(this.#side) !== 'open') this.#probeAfter(this.#initialDelayMs, 0);
  }

  #probeAfter(delayMs: number, unanswered: number): void {
    const probe = (): void => {
      const passage = this.#link.passageFrom(this.#side);
      // Linux sends no probes while data is unacknowledged: retransmission decides then.
      if (passage === 'open' || this.#hasUnacknowledged()) return;
      if (passage === 'unknown-there') this.#onDead('ECONNRESET');
      else if (unanswered === LINUX_TIMINGS.keepAliveProbes) this.#onDead('ETIMEDOUT');
      else this.#probeAfter(LINUX_TIMINGS.keepAliveIntervalMs, unanswered + 1);
    };
    const { owner } = this.#link[this.#side];
    this.#probe = this.#scheduler.after(delayMs * 1000, probe, 'keep-alive probe', owner);
  }
}

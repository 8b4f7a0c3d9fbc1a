import type { Clock, Timer } from '@kassensturz/host';
import { type LineProfile, RING_AFTER_DATA_MS } from './line-profile.ts';

export interface RingActs {
  burstBegins(): void;
  burstEnds(): void;
  dataArrive(): void;
}

/** Ring bursts of one call on the host's clock, and the moment of the caller's data. */
export class RingCadence {
  readonly #clock: Clock;
  readonly #line: LineProfile;
  readonly #acts: RingActs;
  #timers: Timer[] = [];
  #isRinging = false;

  constructor(clock: Clock, line: LineProfile, acts: RingActs) {
    this.#clock = clock;
    this.#line = line;
    this.#acts = acts;
  }

  start(): void {
    const { callerId, callerIdAtMs } = this.#line;
    const firstBurstMs = callerId === 'before first ring' ? callerIdAtMs + RING_AFTER_DATA_MS : 0;
    if (callerId !== 'none') this.#after(callerIdAtMs, () => this.#acts.dataArrive());
    if (firstBurstMs === 0) this.#burst();
    else this.#after(firstBurstMs, () => this.#burst());
  }

  /** The line is silent from now on; no more than that can be heard. */
  stop(): void {
    for (const timer of this.#timers) timer.cancel();
    this.#timers = [];
    if (this.#isRinging) this.#endBurst();
  }

  #burst(): void {
    const { ringOnMs, ringOffMs } = this.#line;
    this.#isRinging = true;
    this.#after(ringOnMs, () => this.#endBurst());
    this.#after(ringOnMs + ringOffMs, () => this.#burst());
    this.#acts.burstBegins();
  }

  #endBurst(): void {
    this.#isRinging = false;
    this.#acts.burstEnds();
  }

  #after(ms: number, act: () => void): void {
    const timer = this.#clock.after(ms, () => {
      this.#timers = this.#timers.filter((waiting) => waiting !== timer);
      act();
    });
    this.#timers.push(timer);
  }
}

import type { Clock, Timer } from '../../doors/clock.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Incarnation } from './incarnation.ts';

/** The wall clock of a machine, kept by a battery while it is off. */
export class WallClock {
  readonly #scheduler: Scheduler;
  #setToMs: number;
  #setAtUs: number;
  #driftPpm = 0;

  constructor(scheduler: Scheduler, startMs: number) {
    this.#scheduler = scheduler;
    // A machine that joins a world later shows the same time as those that were there from the beginning.
    this.#setToMs = startMs;
    this.#setAtUs = 0;
  }

  now(): number {
    const passedMs = (this.#scheduler.nowUs - this.#setAtUs) / 1000;
    return Math.floor(this.#setToMs + passedMs * (1 + this.#driftPpm / 1_000_000));
  }

  set(ms: number): void {
    this.#setToMs = ms;
    this.#setAtUs = this.#scheduler.nowUs;
  }

  /** From now on it gains (or, negative, loses) that many microseconds a second. */
  drift(ppm: number): void {
    this.set(this.now());
    this.#driftPpm = ppm;
  }
}

/** Virtual time, as one incarnation of a machine sees it. */
export class HostClock implements Clock {
  readonly #scheduler: Scheduler;
  readonly #wall: WallClock;
  readonly #owner: Incarnation;
  readonly #startUs: number;

  constructor(scheduler: Scheduler, wall: WallClock, owner: Incarnation) {
    this.#scheduler = scheduler;
    this.#wall = wall;
    this.#owner = owner;
    this.#startUs = scheduler.nowUs;
  }

  now(): number {
    this.#owner.requirePower();
    return this.#wall.now();
  }

  monotonic(): number {
    this.#owner.requirePower();
    return (this.#scheduler.nowUs - this.#startUs) / 1000;
  }

  sleep(ms: number, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      if (!this.#owner.isAlive) return;
      const onAbort = (): void => {
        timer.cancel();
        if (this.#owner.isAlive) reject(signal!.reason);
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      const timer = this.#scheduler.after(ms * 1000, wake, 'sleep', this.#owner);
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  after(ms: number, action: () => void): Timer {
    this.#owner.requirePower();
    return this.#scheduler.after(ms * 1000, action, 'timer', this.#owner);
  }

  every(ms: number, action: () => void): Timer {
    this.#owner.requirePower();
    const periodMs = Math.max(1, ms);
    let next: Timer | undefined;
    const arm = (): void => {
      next = this.#scheduler.after(
        periodMs * 1000,
        () => {
          arm();
          action();
        },
        'repeating timer',
        this.#owner,
      );
    };
    arm();
    return {
      cancel: () => {
        next?.cancel();
      },
    };
  }
}

import { PowerLostError, WorldError } from '../errors.ts';
import { drain } from './drain.ts';
import type { Scheduler } from './scheduler.ts';

export interface RunOptions {
  /** Virtual time after which waiting is given up; default 24 h. */
  readonly limitMs?: number;
}

const DEFAULT_LIMIT_MS = 24 * 3_600_000;
/** Real time given to work outside all doors before a run counts as stuck. */
const OUTSIDE_WAITS_MS = [1, 5, 20, 100, 400];

/** Moves virtual time: lets everything run that can, then jumps to the next event, and so on. */
export class Driver {
  readonly #scheduler: Scheduler;
  readonly #describePending: () => string;
  readonly #waitOutside: (realMs: number) => Promise<void>;
  #isRunning = false;

  constructor(scheduler: Scheduler, describePending: () => string, waitOutside: (realMs: number) => Promise<void>) {
    this.#scheduler = scheduler;
    this.#describePending = describePending;
    this.#waitOutside = waitOutside;
  }

  /** Inside another run, that one goes on driving and this only waits. */
  async run<T>(work: () => Promise<T> | T, options: RunOptions = {}): Promise<T> {
    if (this.#isRunning) return work();
    this.#isRunning = true;
    try {
      const promise = (async () => work())();
      let isSettled = false;
      const settle = (): void => {
        isSettled = true;
      };
      promise.then(settle, settle);
      await this.#drive(() => isSettled, options.limitMs ?? DEFAULT_LIMIT_MS);
      return await promise;
    } finally {
      this.#isRunning = false;
    }
  }

  async advance(ms: number): Promise<void> {
    const untilUs = this.#scheduler.nowUs + Math.round(ms * 1000);
    if (this.#isRunning) {
      return new Promise((resolve) => this.#scheduler.after(ms * 1000, resolve, 'advance'));
    }
    this.#isRunning = true;
    try {
      await drain();
      for (;;) {
        const nextUs = this.#scheduler.nextUs();
        if (nextUs === undefined || nextUs > untilUs) break;
        await this.#step();
      }
      this.#scheduler.skipTo(untilUs);
    } finally {
      this.#isRunning = false;
    }
  }

  async #drive(isDone: () => boolean, limitMs: number): Promise<void> {
    const untilUs = this.#scheduler.nowUs + limitMs * 1000;
    await drain();
    while (!isDone()) {
      const nextUs = this.#scheduler.nextUs();
      if (nextUs === undefined) {
        if (await this.#outsideHelps(isDone)) continue;
        const message = `Nothing can happen any more, and what was waited for is still pending.\n${this.#describePending()}`;
        throw new WorldError('WORLD_STUCK', message);
      }
      if (nextUs > untilUs) {
        const message = `Still pending after ${limitMs} ms of virtual time (raise limitMs if that is meant).\n${this.#describePending()}`;
        throw new WorldError('WORLD_LIMIT', message);
      }
      await this.#step();
    }
  }

  async #step(): Promise<void> {
    try {
      this.#scheduler.step();
    } catch (error) {
      // A program may be cut off in the middle of an event; there is nobody left to tell.
      if (!(error instanceof PowerLostError)) throw error;
    }
    await drain();
  }

  /** A compiler thread or the like may still bring an answer. */
  async #outsideHelps(isDone: () => boolean): Promise<boolean> {
    for (const realMs of OUTSIDE_WAITS_MS) {
      await this.#waitOutside(realMs);
      if (isDone() || this.#scheduler.nextUs() !== undefined) return true;
    }
    return false;
  }
}

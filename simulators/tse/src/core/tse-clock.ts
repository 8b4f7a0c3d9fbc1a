import type { Clock } from '@kassensturz/host';

export interface TseClockOptions {
  /** What the clock shows after power was lost: Unix 0 (TR-03153-1) or the time of the last message (seen on cryptovision). */
  readonly afterPowerLoss: 'zero' | 'lastLogTime';
  /** Cloud systems keep time by themselves; `updateTime` then takes no parameter. */
  readonly isSelfSynchronised: boolean;
}

/**
 * The clock inside the TSE: whole Unix seconds, driven by the host's monotonic time so that a jump of the host's wall clock
 * does not move it. It never goes back between two settings (TR-03153-1).
 */
export class TseClock {
  readonly #host: Clock;
  readonly #options: TseClockOptions;
  #baseSeconds = 0;
  #baseMonotonicMs: number;
  #isSet = false;
  #driftPpm = 0;
  #lastSeconds = 0;

  constructor(host: Clock, options: TseClockOptions) {
    this.#host = host;
    this.#options = options;
    this.#baseMonotonicMs = host.monotonic();
    if (options.isSelfSynchronised) this.synchronise();
  }

  /** Whether a time has been set since power came; no transaction is signed before. */
  get isSet(): boolean {
    return this.#isSet;
  }

  /** Unix seconds, UTC. */
  now(): number {
    this.#lastSeconds = Math.max(this.#lastSeconds, Math.floor(this.#exactly()));
    return this.#lastSeconds;
  }

  /** Sets the clock; may go back. @param seconds Unix seconds, UTC */
  set(seconds: number): void {
    this.#baseSeconds = seconds;
    this.#baseMonotonicMs = this.#host.monotonic();
    this.#lastSeconds = Math.floor(seconds);
    this.#isSet = true;
  }

  /** A self-synchronised TSE sets itself, to parts of a second. */
  synchronise(): void {
    this.set(this.#host.now() / 1000);
  }

  /** The time that a self-synchronised TSE would tell now if it set itself, in Unix seconds. */
  referenceSeconds(): number {
    return Math.floor(this.#host.now() / 1000);
  }

  /** Parts per million by which this clock runs fast (negative: slow) from now on. */
  drift(ppm: number): void {
    this.#baseSeconds = Math.max(this.#lastSeconds, this.#exactly());
    this.#baseMonotonicMs = this.#host.monotonic();
    this.#driftPpm = ppm;
  }

  /** Power was lost: the time is unknown until the next `set`. */
  losePower(lastLogTime: number): void {
    this.#isSet = false;
    this.#baseSeconds = this.#options.afterPowerLoss === 'zero' ? 0 : lastLogTime;
    this.#baseMonotonicMs = this.#host.monotonic();
    this.#lastSeconds = this.#baseSeconds;
    if (this.#options.isSelfSynchronised) this.synchronise();
  }

  #exactly(): number {
    const elapsedMs = (this.#host.monotonic() - this.#baseMonotonicMs) * (1 + this.#driftPpm / 1e6);
    return this.#baseSeconds + elapsedMs / 1000;
  }
}

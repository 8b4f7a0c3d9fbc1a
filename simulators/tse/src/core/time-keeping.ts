import { SeError } from './errors.ts';
import type { SecureElement } from './secure-element.ts';

/** A self-synchronised clock is compared with its reference once a day, as exports of cloud TSEs show. */
const SYNC_INTERVAL_SECONDS = 24 * 3600;

/** Sets the clock of the TSE and logs it. */
export class TimeKeeping {
  readonly #element: SecureElement;
  #syncedAt: number;

  constructor(element: SecureElement) {
    this.#element = element;
    this.#syncedAt = element.clock.now();
  }

  /** @param seconds Unix seconds; left out (and only then) when the TSE synchronises itself */
  set(seconds: number | undefined): void {
    const { clock, profile } = this.#element;
    const { isSelfSynchronised } = profile.clock;
    if (isSelfSynchronised !== (seconds === undefined)) {
      throw new SeError('ErrorInvalidTime', isSelfSynchronised ? 'this TSE sets its time itself' : 'a time is needed');
    }
    const after = seconds ?? clock.referenceSeconds();
    if (!Number.isSafeInteger(after) || after < 0) throw new SeError('ErrorInvalidTime', String(after));
    const before = clock.now();
    if (seconds === undefined) clock.synchronise();
    else clock.set(seconds);
    this.#syncedAt = after;
    this.#element.logSystem({ type: 'updateTime', before, after });
  }

  /** Cloud systems set their time once a day, and when it is off by more than a second. */
  synchroniseIfDue(): void {
    const { clock, profile } = this.#element;
    if (!profile.clock.isSelfSynchronised) return;
    const isOff = Math.abs(clock.referenceSeconds() - clock.now()) > 1;
    if (isOff || clock.now() - this.#syncedAt >= SYNC_INTERVAL_SECONDS) this.set(undefined);
  }
}

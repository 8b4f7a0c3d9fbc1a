import type { LifeCycleGate } from './life-cycle.ts';
import type { SecureElement } from './secure-element.ts';
import type { UserAccess } from './user-access.ts';

/** What can happen to a TSE without anybody calling it. */
export class Mishaps {
  readonly #element: SecureElement;
  readonly #users: UserAccess;
  readonly #lifeCycle: LifeCycleGate;

  constructor(element: SecureElement, users: UserAccess, lifeCycle: LifeCycleGate) {
    this.#element = element;
    this.#users = users;
    this.#lifeCycle = lifeCycle;
  }

  /** Power fails and comes back: the time is unknown, nobody is logged in, open transactions stay open. */
  losePower(): void {
    this.#users.forgetSessions();
    this.#element.clock.losePower(this.#element.lastLogTime);
  }

  /** The clock runs fast by so many parts per million from now on (negative: slow). */
  driftClock(ppm: number): void {
    this.#element.clock.drift(ppm);
  }

  /**
   * Flips one bit of a stored message, as bad memory does.
   *
   * @param position in the log; default the last
   * @param where in the message, from 0 up to but not including 1; default the middle
   */
  damageLog(position = this.#element.store.count - 1, where = 0.5): void {
    const message = this.#element.store.message(position);
    const bit = Math.floor(where * message.length * 8);
    message[bit >> 3] = (message[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  }

  /** The secure element dies: as after disableSecureElement, but nobody asked and nothing is logged. */
  breakForGood(): void {
    this.#lifeCycle.disable();
  }
}

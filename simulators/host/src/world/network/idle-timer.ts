import type { EventOwner, ScheduledEvent, Scheduler } from '../scheduler.ts';

/**
 * Fires when nothing was sent or received for a while. HTTP sets and clears it for every request, so it keeps one
 * event and moves it only when that has come due.
 */
export class IdleTimer {
  readonly #scheduler: Scheduler;
  readonly #owner: EventOwner;
  readonly #onIdle: () => void;
  #limitUs = 0;
  #lastActivityUs = 0;
  #event: ScheduledEvent | undefined;

  constructor(scheduler: Scheduler, owner: EventOwner, onIdle: () => void) {
    this.#scheduler = scheduler;
    this.#owner = owner;
    this.#onIdle = onIdle;
  }

  /** Starts anew with that limit; 0 switches off. */
  set(limitMs: number): void {
    this.#limitUs = Number.isFinite(limitMs) ? limitMs * 1000 : 0;
    this.#lastActivityUs = this.#scheduler.nowUs;
    if (this.#limitUs === 0) return;
    const dueUs = this.#scheduler.nowUs + this.#limitUs;
    if (this.#event?.isDue && this.#event.atUs <= dueUs) return;
    this.#event?.cancel();
    this.#arm(this.#limitUs);
  }

  touch(): void {
    this.#lastActivityUs = this.#scheduler.nowUs;
    if (this.#limitUs > 0 && !this.#event?.isDue) this.#arm(this.#limitUs);
  }

  #arm(delayUs: number): void {
    this.#event = this.#scheduler.after(delayUs, () => this.#due(), 'connection idle timer', this.#owner);
  }

  #due(): void {
    if (this.#limitUs === 0) return;
    const restUs = this.#lastActivityUs + this.#limitUs - this.#scheduler.nowUs;
    if (restUs > 0) this.#arm(restUs);
    else this.#onIdle();
  }
}

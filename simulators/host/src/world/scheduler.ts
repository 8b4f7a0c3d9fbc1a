import type { Timer } from '../doors/clock.ts';
import { EventHeap } from './event-heap.ts';

/** Whoever an event belongs to; the events of somebody dead are dropped. */
export interface EventOwner {
  readonly isAlive: boolean;
}

const NOBODY: EventOwner = { isAlive: true };

/** One thing that will happen at a virtual time. */
export class ScheduledEvent implements Timer {
  readonly atUs: number;
  readonly order: number;
  readonly owner: EventOwner;
  readonly purpose: string;
  #action: (() => void) | undefined;

  constructor(atUs: number, order: number, owner: EventOwner, purpose: string, action: () => void) {
    this.atUs = atUs;
    this.order = order;
    this.owner = owner;
    this.purpose = purpose;
    this.#action = action;
  }

  get isDue(): boolean {
    return this.#action !== undefined && this.owner.isAlive;
  }

  cancel(): void {
    this.#action = undefined;
  }

  fire(): void {
    const action = this.#action;
    this.#action = undefined;
    action?.();
  }
}

/** Virtual time in whole microseconds, and what is due when. Equal times keep the order in which they were asked for. */
export class Scheduler {
  readonly #heap = new EventHeap();
  #nowUs = 0;
  #order = 0;

  get nowUs(): number {
    return this.#nowUs;
  }

  /** Calls `action` after `delayUs`; `purpose` is what a report of pending things says about it. */
  after(delayUs: number, action: () => void, purpose: string, owner: EventOwner = NOBODY): ScheduledEvent {
    // A wait that is not over must move time, or a program that asks "is it time yet?" asks for ever.
    const delay = Number.isFinite(delayUs) ? Math.max(delayUs > 0 ? 1 : 0, Math.round(delayUs)) : delayUs;
    const event = new ScheduledEvent(this.#nowUs + delay, this.#order++, owner, purpose, action);
    if (delay !== Number.POSITIVE_INFINITY) this.#heap.push(event);
    return event;
  }

  /** Time of the next event that will really happen. */
  nextUs(): number | undefined {
    for (;;) {
      const event = this.#heap.peek();
      if (!event) return undefined;
      if (event.isDue) return event.atUs;
      this.#heap.pop();
    }
  }

  /** Moves time to the next event and lets it happen. */
  step(): void {
    const event = this.#heap.pop();
    if (!event?.isDue) return;
    this.#nowUs = event.atUs;
    event.fire();
  }

  /** Moves time on without an event. */
  skipTo(us: number): void {
    this.#nowUs = Math.max(this.#nowUs, us);
  }

  /** What is still due, soonest first. */
  pending(): readonly ScheduledEvent[] {
    return this.#heap.entries().filter((event) => event.isDue);
  }
}

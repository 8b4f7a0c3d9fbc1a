import type { ScheduledEvent } from './scheduler.ts';

/** A binary heap of events, soonest first. */
export class EventHeap {
  readonly #events: ScheduledEvent[] = [];

  peek(): ScheduledEvent | undefined {
    return this.#events[0];
  }

  push(event: ScheduledEvent): void {
    const events = this.#events;
    let index = events.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = events[above]!;
      if (!isSooner(event, parent)) break;
      events[index] = parent;
      index = above;
    }
    events[index] = event;
  }

  pop(): ScheduledEvent | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (last && last !== first) this.#sink(last);
    return first;
  }

  /** A copy in order of time. */
  entries(): ScheduledEvent[] {
    return this.#events.toSorted((a, b) => (isSooner(a, b) ? -1 : 1));
  }

  #sink(event: ScheduledEvent): void {
    const events = this.#events;
    const half = events.length >> 1;
    let index = 0;
    while (index < half) {
      let below = 2 * index + 1;
      const right = below + 1;
      if (right < events.length && isSooner(events[right]!, events[below]!)) below = right;
      const child = events[below]!;
      if (!isSooner(child, event)) break;
      events[index] = child;
      index = below;
    }
    events[index] = event;
  }
}

function isSooner(a: ScheduledEvent, b: ScheduledEvent): boolean {
  return a.atUs < b.atUs || (a.atUs === b.atUs && a.order < b.order);
}

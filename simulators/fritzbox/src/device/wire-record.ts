import type { Clock, TypedEvents } from '@kassensturz/host';
import type { FritzBoxEvents, WireEntry } from './fritz-box-events.ts';

/** Older entries go when there are more. */
const MOST_ENTRIES = 10_000;

/** Both wires with time and direction. */
export class WireRecord {
  readonly #clock: Clock;
  readonly #events: TypedEvents<FritzBoxEvents>;
  readonly #entries: WireEntry[] = [];

  constructor(clock: Clock, events: TypedEvents<FritzBoxEvents>) {
    this.#clock = clock;
    this.#events = events;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  add(entry: Omit<WireEntry, 'at'>): void {
    const whole = { at: this.#clock.now(), ...entry };
    this.#entries.push(whole);
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    this.#events.emit('wire', whole);
  }
}

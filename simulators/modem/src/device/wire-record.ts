import type { Clock, TypedEvents } from '@kassensturz/host';
import type { ModemEvents, WireEntry } from './modem-events.ts';

/** Older entries go when there are more: a modem may run for a simulated year. */
const MOST_ENTRIES = 10_000;

/** Both directions of the port with time and meaning. */
export class WireRecord {
  readonly #clock: Clock;
  readonly #events: TypedEvents<ModemEvents>;
  readonly #entries: WireEntry[] = [];

  constructor(clock: Clock, events: TypedEvents<ModemEvents>) {
    this.#clock = clock;
    this.#events = events;
  }

  get entries(): readonly WireEntry[] {
    return this.#entries;
  }

  add(from: WireEntry['from'], text: string, meaning: string): void {
    const entry = { at: this.#clock.now(), from, text: visible(text), meaning };
    this.#entries.push(entry);
    if (this.#entries.length > MOST_ENTRIES) this.#entries.shift();
    this.#events.emit('wire', entry);
  }
}

/** Control characters spelled out. */
export function visible(text: string): string {
  const spelled = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  return spelled.replaceAll(/\\u00([0-9a-f]{2})/g, '\\x$1');
}

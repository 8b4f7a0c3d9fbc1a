import type { CubeMessage } from '../cube/protocol.ts';

/** `atMs`: when it happened in the salon, by the server's clock. A listener must not throw. */
export type EventListener = (payload: unknown, atMs: number) => void;

type EventMessage = Extract<CubeMessage, { readonly type: 'event' }>;

/** So many events back one that is sent again is known. */
const rememberedEvents = 500;

/** Hands each event of the cube to its listeners once, however often it is sent. */
export class EventHearing {
  readonly #listeners = new Map<string, Set<EventListener>>();
  readonly #heard = new Set<string>();

  listen(name: string, listener: EventListener): () => void {
    const others = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, others.add(listener));
    return () => others.delete(listener);
  }

  hear({ id, name, payload, ageMs }: EventMessage, nowMs: number): void {
    if (this.#heard.has(id)) return;
    this.#heard.add(id);
    const [oldest] = this.#heard;
    if (this.#heard.size > rememberedEvents && oldest !== undefined) this.#heard.delete(oldest);
    for (const listener of this.#listeners.get(name) ?? []) listener(payload, nowMs - ageMs);
  }
}

type Listener<T> = (value: T) => void;

/** Named events with typed values: `on`, `off`, `emit`, and `next` as a promise. Listeners run in the order they came. */
export class TypedEvents<Events extends object> {
  readonly #listeners = new Map<keyof Events, Listener<never>[]>();

  /** Calls `listener` on every event of that name; returns the way out. */
  on<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): () => void {
    const listeners = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...listeners, listener]);
    return () => this.off(name, listener);
  }

  off<Name extends keyof Events>(name: Name, listener: Listener<Events[Name]>): void {
    const listeners = this.#listeners.get(name);
    const index = listeners?.indexOf(listener) ?? -1;
    if (listeners && index >= 0) this.#listeners.set(name, listeners.toSpliced(index, 1));
  }

  emit<Name extends keyof Events>(name: Name, value: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) (listener as Listener<Events[Name]>)(value);
  }

  /** The next event of that name (for which `matches` holds); one that came before the call does not count. */
  next<Name extends keyof Events>(
    name: Name,
    matches: (value: Events[Name]) => boolean = () => true,
  ): Promise<Events[Name]> {
    return new Promise((resolve) => {
      const off = this.on(name, (value) => {
        if (!matches(value)) return;
        off();
        resolve(value);
      });
    });
  }
}

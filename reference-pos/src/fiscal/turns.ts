/** Lets acts on the same thing happen one after the other, in the order in which they were asked for. */
export class Turns {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `act` when every earlier act of that name has ended, however it ended. */
  take<T>(name: string, act: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const turn = before.then(act, act);
    const tail = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#tails.set(name, tail);
    void tail.then(() => {
      if (this.#tails.get(name) === tail) this.#tails.delete(name);
    });
    return turn;
  }
}

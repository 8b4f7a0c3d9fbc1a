/** Lets acts on one device run one after the other; a failed one does not hold up the next. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(act, act);
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }
}

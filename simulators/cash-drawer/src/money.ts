import { type Contents, countCents, EURO_PIECES, piecesFor } from './contents.ts';

/**
 * Coins and notes in a drawer, counted by denomination. It also knows what should be there: what people put in and took out.
 * `lose` and `gain` change the money and not that figure, so that an honest count can come out wrong.
 */
export class Money {
  readonly #pieces = new Map<number, number>();
  #dueCents = 0;

  constructor(contents: Contents = {}) {
    this.putIn(contents);
  }

  /** Pieces by value in cents, largest first; values that are not there are left out. */
  get contents(): Contents {
    return Object.fromEntries([...this.#pieces].filter(([, count]) => count > 0));
  }

  /** What somebody who counts it finds, in cents. */
  get countedCents(): number {
    return countCents(this.contents);
  }

  /** What should be in it, in cents: everything that was put in, less what was taken out. */
  get dueCents(): number {
    return this.#dueCents;
  }

  /** Puts pieces in, or an amount in cents in as few pieces as possible. */
  putIn(money: Contents | number): void {
    const pieces = typeof money === 'number' ? piecesFor(money) : money;
    this.#add(pieces);
    this.#dueCents += countCents(pieces);
  }

  /**
   * Takes pieces out, or an amount in cents; where the pieces for it are missing a larger one is changed for smaller ones,
   * as a neighbour would do. Throws `RangeError` when it is not there.
   */
  takeOut(money: Contents | number): void {
    const pieces = typeof money === 'number' ? this.#make(money) : money;
    this.#remove(pieces);
    this.#dueCents -= countCents(pieces);
  }

  /** Pieces are gone and nobody has noticed: wrong change, a coin behind the drawer, a thief. */
  lose(money: Contents | number): void {
    this.#remove(typeof money === 'number' ? this.#make(money) : money);
  }

  /** Pieces too many that nobody has noticed: a customer got too little change, or left a tip in it. */
  gain(money: Contents | number): void {
    this.#add(typeof money === 'number' ? piecesFor(money) : money);
  }

  /** What was counted is what should be there from now on: the difference is in the books. */
  acceptCount(): void {
    this.#dueCents = this.countedCents;
  }

  #add(pieces: Contents): void {
    for (const [value, count] of checked(pieces)) this.#pieces.set(value, (this.#pieces.get(value) ?? 0) + count);
  }

  #remove(pieces: Contents): void {
    const wanted = checked(pieces);
    for (const [value, count] of wanted) {
      const there = this.#pieces.get(value) ?? 0;
      if (there < count)
        throw new RangeError(`The drawer holds ${there} pieces of ${value} cents; ${count} were to be taken out.`);
    }
    for (const [value, count] of wanted) this.#pieces.set(value, (this.#pieces.get(value) ?? 0) - count);
  }

  /** Pieces for an amount out of what is there; changes larger ones where nothing else fits. */
  #make(cents: number): Contents {
    if (!Number.isSafeInteger(cents) || cents < 0)
      throw new RangeError(`${cents} is no amount: expected a whole number of cents, 0 or more.`);
    if (cents > this.countedCents)
      throw new RangeError(`The drawer holds ${this.countedCents} cents; ${cents} were to be taken out.`);
    const made: Record<number, number> = {};
    let rest = cents;
    while (rest > 0) {
      const value = EURO_PIECES.find((piece) => piece <= rest && this.#left(piece, made) > 0);
      if (value === undefined) {
        this.#change(made);
        continue;
      }
      made[value] = (made[value] ?? 0) + 1;
      rest -= value;
    }
    return made;
  }

  #left(value: number, made: Contents): number {
    return (this.#pieces.get(value) ?? 0) - (made[value] ?? 0);
  }

  /** The smallest piece that is left and can be broken becomes the next smaller ones. */
  #change(made: Contents): void {
    const larger = EURO_PIECES.findLast((piece) => piece > 1 && this.#left(piece, made) > 0);
    if (larger === undefined) throw new RangeError('There is nothing left that could be changed.');
    this.#pieces.set(larger, (this.#pieces.get(larger) ?? 0) - 1);
    const next = EURO_PIECES.find((piece) => piece < larger) ?? 1;
    this.#add({ [next]: Math.floor(larger / next) });
    const rest = larger % next;
    if (rest > 0) this.#add(piecesFor(rest));
  }
}

function checked(pieces: Contents): readonly (readonly [value: number, count: number])[] {
  const entries = Object.entries(pieces).map(([value, count]) => [Number(value), count] as const);
  for (const [value, count] of entries) {
    if (!(EURO_PIECES as readonly number[]).includes(value))
      throw new RangeError(`There is no euro coin or note of ${value} cents.`);
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${count} pieces of ${value} cents: expected a whole number, 0 or more.`);
  }
  return entries;
}

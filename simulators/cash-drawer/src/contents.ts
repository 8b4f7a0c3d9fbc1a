/** Pieces of money by value in cents: `{ 5000: 2, 200: 10 }` is two 50 € notes and ten 2 € coins. */
export type Contents = Readonly<Record<number, number>>;

/** The euro coins and notes in circulation, in cents, largest first. */
export const EURO_PIECES = [50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

/** What the pieces are worth together, in cents. */
export function countCents(contents: Contents): number {
  return Object.entries(contents).reduce((sum, [cents, pieces]) => sum + Number(cents) * pieces, 0);
}

/** An amount in as few euro pieces as possible. Throws `RangeError` for what is no whole, positive number of cents. */
export function piecesFor(cents: number): Contents {
  if (!Number.isSafeInteger(cents) || cents < 0)
    throw new RangeError(`${cents} is no amount: expected a whole number of cents, 0 or more.`);
  const pieces: Record<number, number> = {};
  let rest = cents;
  for (const value of EURO_PIECES) {
    const count = Math.floor(rest / value);
    if (count > 0) pieces[value] = count;
    rest -= count * value;
  }
  return pieces;
}

import { PosError } from './pos-error.ts';

/** Coins and notes of the euro, in cents, largest first. */
export const euroPieces = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

/** Pieces per coin or note, by its value in cents; what is missing was counted as none. */
export type CashCount = Readonly<Record<string, number>>;

/** More of one coin than this does not fit into a drawer: somebody typed an amount instead of a number of pieces. */
const mostPieces = 9_999;

/** Reads a count by denomination (Zählprotokoll, LAW-24); anything that is no euro piece or no number of pieces is refused. */
export function readCashCount(value: unknown): CashCount {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notCounted('count', 'Zählung fehlt');
  const count: Record<string, number> = {};
  for (const [piece, pieces] of Object.entries(value)) {
    if (!euroPieces.some((cents) => String(cents) === piece)) {
      throw notCounted(
        `count.${piece.slice(0, 20)}`,
        `keine Münze und kein Schein; es gibt ${euroPieces.join(', ')} Cent`,
      );
    }
    if (typeof pieces !== 'number' || !Number.isInteger(pieces) || pieces < 0 || pieces > mostPieces) {
      throw notCounted(`count.${piece}`, `Anzahl von 0 bis ${mostPieces}`);
    }
    if (pieces > 0) count[piece] = pieces;
  }
  return count;
}

export function countedCents(count: CashCount): number {
  return Object.entries(count).reduce((sum, [piece, pieces]) => sum + Number(piece) * pieces, 0);
}

function notCounted(field: string, problem: string): PosError {
  return new PosError('REQUEST_NOT_VALID', { details: { field, problem } });
}

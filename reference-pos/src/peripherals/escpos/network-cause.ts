import type { PrintFailure } from '../print-outcome.ts';

/** What a failed connection means for the cashier. */
export function causeOfConnectError(error: unknown): PrintFailure {
  // Refused, unreachable and unknown look alike to a cashier: switched off, unplugged, or another address.
  return codeOf(error) === 'ECONNRESET' ? 'connection-lost' : 'not-found';
}

export function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

import type { TseProfile } from '@kassensturz/tse';
import type { SalonPlan } from './plan.ts';

/** Signatures in the life of a TSE, as makers state it. */
const quota = 20_000_000;
const daysInYear = 365.25;

/** What differs from a new TSE: a certificate that ends soon, a quota nearly used up, little memory. */
export function usedUp({ tse }: SalonPlan): Partial<TseProfile> {
  const { certificateDays, signaturesLeft, memoryBytes } = tse;
  return {
    // Certificates begin a day before they are made.
    ...(certificateDays === undefined ? {} : { certificateYears: (certificateDays + 1) / daysInYear }),
    ...(signaturesLeft === undefined ? {} : { signaturesBeforeFirstLog: quota - signaturesLeft, maxSignatures: quota }),
    ...(memoryBytes === undefined ? {} : { logMemoryBytes: memoryBytes, reservedLogBytes: 0 }),
  };
}

/** Where in a log message a flipped bit hits the signature: it is the last thing in it. */
export const endOfMessage = 0.95;

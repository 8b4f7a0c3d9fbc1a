/**
 * Pauses between attempts, for ever: a salon whose box restarts must not have to press anything (PH-27), and an attempt in the
 * own network costs nothing.
 */
const pausesMs = [1_000, 2_000, 5_000, 10_000, 15_000] as const;

/** How long to wait after so many attempts in a row have failed (counted from 1). */
export function retryPauseMs(failures: number): number {
  return pausesMs[Math.min(Math.max(failures, 1), pausesMs.length) - 1] ?? 15_000;
}

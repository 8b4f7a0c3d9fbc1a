/** How long the till waits for its TSE, in milliseconds; the sale's limits stay under the 5 s of TSE-10 and PH-30. */
export interface TseLimits {
  /** First line → start: the whole wait. */
  readonly startMs: number;
  /** Payment → finish: the whole wait, asking back after a lost answer included. */
  readonly finishMs: number;
  /** Of `finishMs`: how long the finish call itself may take, so that time to ask is left. */
  readonly finishCallMs: number;
  /** How long the answer to the first line waits for the start before it goes out with `starting`. */
  readonly answerMs: number;
  /** First pause before an outage is probed; doubles up to `longestProbePauseMs`. */
  readonly probePauseMs: number;
  readonly longestProbePauseMs: number;
  /** A program start waits at most this long for the TSE before it sells in outage. */
  readonly preparationMs: number;
  /** How often transactions that nobody finished are looked for. */
  readonly sweepEveryMs: number;
}

export const defaultTseLimits: TseLimits = {
  startMs: 4_000,
  finishMs: 4_800,
  finishCallMs: 3_300,
  answerMs: 1_000,
  probePauseMs: 1_000,
  longestProbePauseMs: 30_000,
  preparationMs: 80_000,
  sweepEveryMs: 15 * 60_000,
};

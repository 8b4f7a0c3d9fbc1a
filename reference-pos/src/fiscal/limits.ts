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
  /** A program start waits at most this long for the TSE; it then sells in outage while the preparation goes on. */
  readonly preparationMs: number;
  /** Pause of probes after a cause that does not pass by itself. */
  readonly lastingProbePauseMs: number;
  /** How often a stick is asked in a quiet moment whether it would sign. */
  readonly idleCheckEveryMs: number;
  /** How often memory and quota are asked for. */
  readonly healthEveryMs: number;
  /** An export is due this long after the last one that was good (TSE-18: found within a day). */
  readonly exportDueMs: number;
  /** Pause after an export that made way or failed. */
  readonly exportPauseMs: number;
  /** How long an export may go on making way for sales before it is given up until it is due again. */
  readonly exportPatienceMs: number;
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
  preparationMs: 8_000,
  lastingProbePauseMs: 15 * 60_000,
  idleCheckEveryMs: 10_000,
  healthEveryMs: 60 * 60_000,
  exportDueMs: 20 * 3_600_000,
  exportPauseMs: 60_000,
  exportPatienceMs: 12 * 3_600_000,
  sweepEveryMs: 15 * 60_000,
};

import type { Outage } from '../records/outage-records.ts';
import type { ClosingOutage } from './closing.ts';

/** Outages that were still going on at that moment or began later. */
export function outagesSince(outages: readonly Outage[], atMs: number): readonly ClosingOutage[] {
  return outages
    .filter(({ endedAtMs }) => endedAtMs === undefined || endedAtMs > atMs)
    .map(({ startedAtMs, endedAtMs, cause, text }) => ({
      startedAt: new Date(startedAtMs).toISOString(),
      ...(endedAtMs === undefined ? {} : { endedAt: new Date(endedAtMs).toISOString() }),
      cause,
      text,
    }));
}

import type { LineProfile } from './line-profile.ts';
import type { ModemSettings } from './modem-settings.ts';

/** The word for a ring; undefined when only its durations are reported (+VDR=1,0). */
export function ringText(pattern: 'A' | 'B' | 'C', settings: ModemSettings): string | undefined {
  const { distinctiveRing, ringNumbers } = settings.values;
  if (distinctiveRing[0] === 1 && distinctiveRing[1] === 0) return undefined;
  const index = { A: 0, B: 1, C: 2 }[pattern];
  if ((ringNumbers & (1 << index)) !== 0) return `RING ${index + 1}`;
  return settings.register(41) === 1 ? `RING ${pattern}` : 'RING';
}

/** Durations in 100 ms units: the pause is known before a ring, the ring after it. */
export function ringTimes(
  moment: 'before' | 'after',
  count: number,
  settings: ModemSettings,
  line: LineProfile,
): readonly string[] {
  if (settings.values.distinctiveRing[0] !== 1) return [];
  if (moment === 'after') return [`DRON=${line.ringOnMs / 100}`];
  return count > 1 ? [`DROF=${line.ringOffMs / 100}`] : [];
}

import type { Variant } from './plan.ts';

export type CableKind = 'ethernet' | 'wifi' | 'dsl';

export interface CablePlan {
  readonly name: string;
  readonly ends: readonly [string, string];
  readonly kind: CableKind;
  readonly latencyMs: number;
}

/** The plug that takes the salon off the internet. */
export const wanCable = 'router–internet';

/** Who stands where, for each variant: the salon's own network, the internet, and what is reached through it. */
export function cablesOf(variant: Variant, internetLatencyMs: number): readonly CablePlan[] {
  const salon = [
    'printer',
    'terminal',
    'fritzbox',
    ...(variant === 'box' ? ['box'] : []),
    ...(variant === 'cube' ? ['cube', 'second-cube'] : []),
  ];
  const outside = ['tse', 'phone', ...(variant === 'box' ? [] : ['provider'])];
  return [
    { name: 'tablet–router', ends: ['tablet', 'router'], kind: 'wifi', latencyMs: 2 },
    ...salon.map((place) => lay(place, 'router', 'ethernet', 1)),
    { name: wanCable, ends: ['router', 'internet'], kind: 'dsl', latencyMs: internetLatencyMs },
    ...outside.map((place) => lay(place, 'internet', 'ethernet', 1)),
  ];
}

function lay(place: string, to: string, kind: CableKind, latencyMs: number): CablePlan {
  return { name: `${place}–${to}`, ends: [place, to], kind, latencyMs };
}

import { type Facts, hasRight } from '../facts.ts';
import type { CubeState } from '../till-state.ts';
import { problemText, type Words } from '../words/index.ts';
import { defined } from './fields.ts';

/** Pairing, for those who may change settings, where there can be a cube. */
export function cubeState(facts: Facts, words: Words): CubeState | undefined {
  if (facts.capabilities?.variant !== 'cube' || !hasRight(facts, 'settings')) return undefined;
  const isPaired = facts.devices['cube'] !== undefined && facts.devices['cube'].state !== 'not-paired';
  const { code, expiresAt, problem, isBusy } = facts.cube ?? { isBusy: false };
  const isShown = code !== undefined && expiresAt !== undefined && !isPaired;
  return defined({
    isPaired,
    isBusy,
    code: isShown ? code : undefined,
    codeText: isShown ? words.cube.codeText(timeOf(expiresAt)) : undefined,
    problem: problem && problemText(problem, words),
  });
}

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleTimeString('de', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Berlin' });

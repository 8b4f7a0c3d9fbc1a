import { assess } from '../certify/assess.ts';
import { loadRegister } from '../register/index.ts';
import { requirementIds } from '../run/applicability.ts';
import { certifyRun } from '../run/certify-run.ts';
import type { Saboteur } from './saboteur.ts';

/**
 * Runs the scenarios of a saboteur's requirement against it, up to the first that fails. Caught means: the verdict on that
 * requirement is "failed" (or "warned", where it is a SHOULD), and what failed was an expectation on the till, not the harness.
 */
export async function judgeSaboteur(
  saboteur: Saboteur,
): Promise<{ readonly isCaught: boolean; readonly text: string }> {
  const { name, requirement, variant } = saboteur;
  const parameters = { variant, physics: 'simulated', seed: 1, saboteur: name } as const;
  const tags = `@${requirement}`;
  const run = await certifyRun({ parameters, tags, stopsAtFirstFailure: true, onMessage: () => {} });
  const { verdicts } = assess({ register: loadRegister(), variants: [variant], physics: ['simulated'], runs: [run] });
  const verdict = verdicts.find((candidate) => candidate.requirement === requirement);
  const errors = run.results
    .filter((result) => requirementIds(result.tags).includes(requirement))
    .flatMap(({ error }) => error ?? []);
  const isByName = errors.length > 0 && errors.every(({ kind }) => kind === 'product');
  const reason = errors[0]?.message.split('\n')[0] ?? 'nothing was noticed';
  const isRed = verdict?.verdict === 'failed' || verdict?.verdict === 'warned';
  return { isCaught: isRed && isByName, text: reason };
}

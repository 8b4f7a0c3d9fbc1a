// `npm run check:saboteurs`: every wrong till must turn its requirement red, by name and not by a crash.
import { assess } from '../certify/assess.ts';
import { loadRegister } from '../register/index.ts';
import { requirementIds } from '../run/applicability.ts';
import { certifyRun } from '../run/certify-run.ts';
import { saboteurs } from './index.ts';
import type { Saboteur } from './saboteur.ts';

const register = loadRegister();
let isEveryoneCaught = true;
const named = process.argv.slice(2);
for (const saboteur of saboteurs) {
  if (named.length > 0 && !named.includes(saboteur.name)) continue;
  const told = await judge(saboteur);
  isEveryoneCaught &&= told.isCaught;
  process.stdout.write(
    `${told.isCaught ? 'caught  ' : 'MISSED  '} ${saboteur.name} (${saboteur.requirement}, ${saboteur.variant}): ${told.text}\n`,
  );
}
process.exitCode = isEveryoneCaught ? 0 : 1;

async function judge({ name, requirement, variant }: Saboteur): Promise<{ isCaught: boolean; text: string }> {
  const parameters = { variant, physics: 'simulated', seed: 1, saboteur: name } as const;
  const run = await certifyRun({ parameters, tags: `@${requirement}`, onMessage: () => {} });
  const { verdicts } = assess({ register, variants: [variant], physics: ['simulated'], runs: [run] });
  const verdict = verdicts.find((candidate) => candidate.requirement === requirement);
  const errors = run.results
    .filter(({ tags }) => requirementIds(tags).includes(requirement))
    .flatMap(({ error }) => error ?? []);
  const isByName = errors.some(({ kind }) => kind === 'product') && errors.every(({ kind }) => kind === 'product');
  const reason = errors[0]?.message.split('\n')[0] ?? 'nothing was noticed';
  return { isCaught: verdict?.verdict === 'failed' && isByName, text: reason };
}

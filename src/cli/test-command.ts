import { existsSync } from 'node:fs';
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import { HarnessError } from '../errors.ts';
import { tagExpressionFor } from '../run/applicability.ts';
import { prepareLive } from '../run/prepare-live.ts';
import { prepareSteps, type RunParameters } from '../run/run-features.ts';
import { type Variant, variants } from '../salon/plan.ts';

export interface TestOptions {
  readonly variant: Variant | 'all';
  readonly physics: 'simulated' | 'live';
  readonly seed: number;
  readonly pos?: string;
}

/** `kassensturz test`: cucumber-js with our step library, once for every variant. */
export async function testCommand(cucumberArguments: readonly string[], options: TestOptions): Promise<void> {
  const steps = await prepareSteps();
  const chosen = options.variant === 'all' ? variants : [options.variant];
  if (options.physics === 'live') prepareLive(chosen, (line) => process.stderr.write(`${line}\n`));
  let support: Awaited<ReturnType<typeof runCucumber>>['support'] | undefined;
  let isGreen = true;
  for (const variant of chosen) {
    process.stdout.write(`\n${variant}, ${options.physics} physics, seed ${options.seed}\n`);
    const { runConfiguration, useConfiguration } = await configure(cucumberArguments, { ...options, variant }, steps);
    rejectMissingPaths(useConfiguration.paths);
    const result = await runCucumber(support ? { ...runConfiguration, support } : runConfiguration);
    support = result.support;
    isGreen &&= result.success;
  }
  if (!isGreen) process.exitCode = 1;
}

async function configure(
  args: readonly string[],
  { physics, pos, seed, variant }: TestOptions & { variant: Variant },
  steps: string,
) {
  const run: RunParameters = { variant, physics, seed, ...(pos === undefined ? {} : { pos }) };
  const own = [
    ...['--import', steps],
    ...['--world-parameters', JSON.stringify({ kassensturz: run })],
    ...['--tags', tagExpressionFor(run)],
    ...(args.includes('--order') ? [] : ['--order', `random:${seed}`]),
  ];
  try {
    return await loadConfiguration({ file: false, provided: [...args, ...own] });
  } catch (cause) {
    throw new HarnessError('USAGE', `cucumber-js does not understand its arguments: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function rejectMissingPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const plain = path.replace(/(:\d+)+$/, '');
    if (/[*?{[@]/.test(plain) || existsSync(plain)) continue;
    throw new HarnessError(
      'FEATURES_NOT_FOUND',
      `there is no feature file or folder "${plain}": expected something like features/ or features/law/cash.feature.`,
    );
  }
}

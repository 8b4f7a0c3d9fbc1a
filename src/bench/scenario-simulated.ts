import type { Envelope } from '@cucumber/messages';
import { tagExpressionFor } from '../run/applicability.ts';
import { runFeatures } from '../run/run-features.ts';
import { median } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

/** Duration of every scenario of the box under simulated physics, without the first one (it loads the programs). */
async function durations(): Promise<readonly number[]> {
  const started = new Map<string, number>();
  const taken: number[] = [];
  const onMessage = ({ testCaseStarted, testCaseFinished }: Envelope) => {
    if (testCaseStarted) started.set(testCaseStarted.id, Number(process.hrtime.bigint()) / 1e6);
    if (testCaseFinished)
      taken.push(Number(process.hrtime.bigint()) / 1e6 - (started.get(testCaseFinished.testCaseStartedId) ?? 0));
  };
  const parameters = { variant: 'box', physics: 'simulated', seed: 1 } as const;
  await runFeatures({ parameters, paths: ['features/'], tagExpression: tagExpressionFor(parameters), onMessage });
  return taken.slice(1);
}

export const scenarioSimulated: Benchmark = {
  id: 'scenario.simulated',
  title: 'one scenario of the box under simulated physics, median',
  unit: 'ms',
  measure: async () => ({ value: median(await durations()) }),
};

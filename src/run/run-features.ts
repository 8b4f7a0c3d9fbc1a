import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type ISupportCodeLibrary, loadConfiguration, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import type { PhysicsKind } from '../salon/physics.ts';
import type { Variant } from '../salon/plan.ts';
import { registerStepCompiler } from './load-steps.ts';

/** What every scenario of a run is told (cucumber's world parameters, under the key `kassensturz`). */
export interface RunParameters {
  readonly variant: Variant;
  readonly physics: PhysicsKind;
  readonly seed: number;
  /** Module with the adapter of another POS; left out: the reference POS. */
  readonly pos?: string;
  /** Name of a wrong POS that the harness must catch. */
  readonly saboteur?: string;
  /** Keep paper, wire and TSE log of every scenario, not only of failed ones. */
  readonly keepsEvidence?: boolean;
}

export interface FeatureRun {
  readonly parameters: RunParameters;
  /** Feature files or folders. */
  readonly paths: readonly string[];
  readonly tagExpression: string;
  /** Further step definitions (files or globs), beside the step library. */
  readonly steps?: readonly string[];
  /** Nothing is run after the first scenario that failed; default: everything is. */
  readonly stopsAtFirstFailure?: boolean;
  readonly onMessage: (envelope: Envelope) => void;
}

const stepFolder = fileURLToPath(new URL('../steps/', import.meta.url));
const stepFiles = `${stepFolder}**/*.steps.{ts,js}`;

let support: ISupportCodeLibrary | undefined;

/** Runs features in this process; the step library is loaded once for all runs. */
export async function runFeatures(run: FeatureRun): Promise<{ readonly isSuccessful: boolean }> {
  await prepareSteps();
  const { runConfiguration } = await loadConfiguration({
    file: false,
    provided: {
      paths: [...run.paths],
      import: [stepFiles, ...(run.steps ?? [])],
      tags: run.tagExpression,
      // What stops at its first failure begins with the plain scenarios, which stand first; else no order may be relied on.
      order: run.stopsAtFirstFailure ? 'defined' : `random:${run.parameters.seed}`,
      worldParameters: { kassensturz: { ...run.parameters } },
      format: [],
      strict: true,
      failFast: run.stopsAtFirstFailure ?? false,
    },
  });
  const result = await runCucumber(
    support ? { ...runConfiguration, support } : runConfiguration,
    { stdout: new PassThrough().resume(), stderr: process.stderr }, // results are told by our own reports
    run.onMessage,
  );
  support = result.support;
  return { isSuccessful: result.success };
}

/** Step definitions of our library and of other people's features are compiled by ts-node with swc. */
export async function prepareSteps(): Promise<string> {
  await registerStepCompiler((path) => path.startsWith(stepFolder) || !path.includes('/src/'));
  return stepFiles;
}

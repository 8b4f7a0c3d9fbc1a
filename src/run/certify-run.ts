import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Envelope } from '@cucumber/messages';
import { envelopesToResults } from '../certify/ndjson-to-results.ts';
import type { RunResults } from '../certify/types.ts';
import { HarnessError } from '../errors.ts';
import { tagExpressionFor } from './applicability.ts';
import { type RunParameters, runFeatures } from './run-features.ts';

/** Our own features: beside the sources in a checkout, in the package where it is installed. */
const ownFeatures = ['../../features/', '../features/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

export interface CertifyRun {
  readonly parameters: RunParameters;
  readonly features?: readonly string[];
  /** Only scenarios with these tags, beside what applies to the run. */
  readonly tags?: string;
  readonly stopsAtFirstFailure?: boolean;
  readonly onMessage: (envelope: Envelope) => void;
}

/** Runs all features for one variant under one physics. */
export async function certifyRun(run: CertifyRun): Promise<RunResults> {
  const { parameters, features, tags, stopsAtFirstFailure = false, onMessage } = run;
  const envelopes: Envelope[] = [];
  await runFeatures({
    parameters,
    paths: features ?? [findOwnFeatures()],
    tagExpression: `${tagExpressionFor(parameters)}${tags === undefined ? '' : ` and (${tags})`}`,
    stopsAtFirstFailure,
    onMessage: (envelope) => {
      envelopes.push(envelope);
      onMessage(envelope);
    },
  });
  const { variant, physics } = parameters;
  return { variant, physics, ...envelopesToResults(envelopes) };
}

function findOwnFeatures(): string {
  const found = ownFeatures.find((path) => existsSync(path));
  if (found === undefined)
    throw new HarnessError(
      'FEATURES_NOT_FOUND',
      'the features of Kassensturz are not installed: expected a folder "features".',
    );
  return found;
}

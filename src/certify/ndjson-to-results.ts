import {
  type Envelope,
  getWorstTestStepResult,
  type Pickle,
  PickleStepType,
  parseEnvelope,
  type TestStepResult,
} from '@cucumber/messages';
import { toEvidence } from './evidence.ts';
import { type Attempt, indexMessages, keywordOf, lineOf, type MessageIndex } from './message-index.ts';
import { errorOf } from './scenario-error.ts';
import type {
  RunResults,
  ScenarioError,
  ScenarioReference,
  ScenarioResult,
  ScenarioStatus,
  StepResult,
} from './types.ts';

export type RunOutcome = Required<Pick<RunResults, 'results' | 'notSelected' | 'problems'>>;

/** Parses the text of a `messages.ndjson` file of one run. */
export function parseNdjson(text: string): Envelope[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => parseEnvelope(line));
}

/** Turns the message envelopes of one cucumber run into scenario results, in the order they were started. */
export function envelopesToResults(envelopes: Iterable<Envelope>): RunOutcome {
  const index = indexMessages(envelopes);
  const problems = index.isFinished ? index.problems : [...index.problems, 'the run broke off before its end'];
  const attempts = Map.groupBy(index.attempts.values(), ({ testCaseId }) => testCaseId);
  const selected = new Set([...index.testCases.values()].map(({ pickleId }) => pickleId));
  const results = [...index.testCases.values()].flatMap(({ id, pickleId }) => {
    const pickle = index.pickles.get(pickleId);
    return pickle === undefined ? [] : [resultOf(index, pickle, attempts.get(id) ?? [])];
  });
  const notSelected = [...index.pickles.values()]
    .filter(({ id }) => !selected.has(id))
    .map((pickle) => referenceTo(index, pickle));
  return { results, notSelected, problems };
}

function referenceTo(index: MessageIndex, pickle: Pickle): ScenarioReference {
  return { name: pickle.name, uri: pickle.uri, line: lineOf(index, pickle), tags: pickle.tags.map(({ name }) => name) };
}

/** The worst attempt counts: a requirement that is kept only on the second try is not kept. */
function resultOf(index: MessageIndex, pickle: Pickle, attempts: readonly Attempt[]): ScenarioResult {
  const reference = referenceTo(index, pickle);
  const tries = attempts.map((attempt) => resultOfAttempt(index, pickle, reference, attempt));
  const rank = (result: ScenarioResult) =>
    result.status === 'passed' && !result.error ? 0 : result.status === 'skipped' ? 1 : 2;
  const [worst] = tries.toSorted((a, b) => rank(b) - rank(a));
  return (
    worst ?? {
      ...reference,
      status: 'unknown',
      ms: 0,
      error: broken('The scenario was never started.'),
      attachments: [],
    }
  );
}

function resultOfAttempt(
  index: MessageIndex,
  pickle: Pickle,
  reference: ScenarioReference,
  attempt: Attempt,
): ScenarioResult {
  const steps = stepsOf(index, pickle, attempt);
  const worst = getWorstTestStepResult(attempt.results.map(({ result }) => result));
  const flaw =
    errorOf(steps.map(({ step, result }) => ({ text: step.text || step.keyword, result }))) ?? flawOf(pickle, attempt);
  const isHollow = flaw !== undefined && worst.status === 'PASSED';
  return {
    ...reference,
    status: attempt.isFinished && !isHollow ? statusOf(worst) : 'unknown',
    ms: attempt.results.reduce((sum, { result }) => sum + msOf(result), 0),
    ...(flaw === undefined ? {} : { error: flaw }),
    attachments: attempt.attachments.map(toEvidence).filter((evidence) => evidence !== undefined),
    steps: steps.map(({ step }) => step),
  };
}

/** A scenario that observes nothing proves nothing, however green its steps are. */
function flawOf(pickle: Pickle, attempt: Attempt): ScenarioError | undefined {
  if (!attempt.isFinished) return broken('The scenario broke off before its end.');
  if (pickle.steps.length === 0) return broken('The scenario has no steps.');
  if (attempt.results.some(({ result }) => result.status === 'SKIPPED')) return undefined;
  const observes = pickle.steps.some(
    ({ type }) => type === undefined || type === PickleStepType.OUTCOME || type === PickleStepType.UNKNOWN,
  );
  return observes ? undefined : broken('The scenario has no Then step, so it observes nothing.');
}

function broken(message: string): ScenarioError {
  return { kind: 'harness', message };
}

function stepsOf(
  index: MessageIndex,
  pickle: Pickle,
  attempt: Attempt,
): { step: StepResult; result: TestStepResult }[] {
  const testSteps = new Map(index.testCases.get(attempt.testCaseId)?.testSteps.map((step) => [step.id, step]));
  const pickleSteps = new Map(pickle.steps.map((step) => [step.id, step]));
  return attempt.results.map(({ testStepId, result }) => {
    const testStep = testSteps.get(testStepId);
    const pickleStep = pickleSteps.get(testStep?.pickleStepId ?? '');
    const keyword = pickleStep ? keywordOf(index, pickleStep) : (index.hooks.get(testStep?.hookId ?? '') ?? 'Hook');
    return { step: { keyword, text: pickleStep?.text ?? '', status: statusOf(result), ms: msOf(result) }, result };
  });
}

const statusWords: Readonly<Record<TestStepResult['status'], ScenarioStatus>> = {
  PASSED: 'passed',
  FAILED: 'failed',
  PENDING: 'pending',
  UNDEFINED: 'undefined',
  SKIPPED: 'skipped',
  AMBIGUOUS: 'ambiguous',
  UNKNOWN: 'unknown',
};

function statusOf({ status }: TestStepResult): ScenarioStatus {
  return statusWords[status];
}

function msOf({ duration }: TestStepResult): number {
  return Math.round(duration.seconds * 1e6 + duration.nanos / 1000) / 1000;
}

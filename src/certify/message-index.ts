import type { Attachment, Envelope, Pickle, PickleStep, TestCase, TestStepResult } from '@cucumber/messages';

/** One try at one scenario. */
export interface Attempt {
  readonly testCaseId: string;
  readonly results: { readonly testStepId: string; readonly result: TestStepResult }[];
  readonly attachments: Attachment[];
  isFinished: boolean;
}

/** The messages of one run, filed by what they are about. */
export interface MessageIndex {
  readonly pickles: Map<string, Pickle>;
  readonly testCases: Map<string, TestCase>;
  readonly attempts: Map<string, Attempt>;
  /** Keyword as written (`Given `, `Dann `) by id of the step in the feature file. */
  readonly keywords: Map<string, string>;
  readonly lines: Map<string, number>;
  /** `Before` or `After` and the hook's name, by hook id. */
  readonly hooks: Map<string, string>;
  readonly problems: string[];
  isFinished: boolean;
}

/** Reads the envelopes of one run once. */
export function indexMessages(envelopes: Iterable<Envelope>): MessageIndex {
  const index: MessageIndex = {
    pickles: new Map(),
    testCases: new Map(),
    attempts: new Map(),
    keywords: new Map(),
    lines: new Map(),
    hooks: new Map(),
    problems: [],
    isFinished: false,
  };
  for (const envelope of envelopes) file(index, envelope);
  return index;
}

function file(index: MessageIndex, envelope: Envelope): void {
  const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment, hook } = envelope;
  if (envelope.gherkinDocument) indexFeature(index, envelope.gherkinDocument);
  if (pickle) index.pickles.set(pickle.id, pickle);
  if (testCase) index.testCases.set(testCase.id, testCase);
  if (hook) index.hooks.set(hook.id, hookName(hook));
  if (testCaseStarted) {
    const { id, testCaseId } = testCaseStarted;
    index.attempts.set(id, { testCaseId, results: [], attachments: [], isFinished: false });
  }
  if (testStepFinished) {
    const { testCaseStartedId, testStepId, testStepResult } = testStepFinished;
    index.attempts.get(testCaseStartedId)?.results.push({ testStepId, result: testStepResult });
  }
  if (attachment?.testCaseStartedId) index.attempts.get(attachment.testCaseStartedId)?.attachments.push(attachment);
  if (testCaseFinished) {
    const attempt = index.attempts.get(testCaseFinished.testCaseStartedId);
    if (attempt) attempt.isFinished = true;
  }
  fileProblems(index, envelope);
}

/** What goes wrong around the scenarios: unreadable features, hooks of the whole run, a run that breaks off. */
function fileProblems(
  index: MessageIndex,
  { parseError, testRunHookFinished, testRunFinished, undefinedParameterType }: Envelope,
) {
  if (parseError) {
    const { uri, location } = parseError.source;
    index.problems.push(
      `${uri ?? 'a feature'}:${location?.line ?? 1} cannot be parsed: ${firstLine(parseError.message)}`,
    );
  }
  if (undefinedParameterType) {
    const { expression, name } = undefinedParameterType;
    index.problems.push(`the step expression “${expression}” uses the parameter type {${name}}, which is not defined`);
  }
  if (testRunHookFinished?.result.status === 'FAILED') {
    index.problems.push(
      `a hook around the whole run failed: ${firstLine(testRunHookFinished.result.message ?? 'no message')}`,
    );
  }
  if (testRunFinished) {
    index.isFinished = true;
    const told = testRunFinished.exception?.message ?? testRunFinished.message;
    if (told) index.problems.push(`the run ended with an error: ${firstLine(told)}`);
  }
}

function indexFeature(index: MessageIndex, { feature }: NonNullable<Envelope['gherkinDocument']>): void {
  for (const child of feature?.children ?? []) {
    for (const part of child.rule?.children ?? [child]) {
      const { background, scenario } = part;
      for (const step of [...(background?.steps ?? []), ...(scenario?.steps ?? [])])
        index.keywords.set(step.id, step.keyword);
      if (scenario) index.lines.set(scenario.id, scenario.location.line);
      for (const row of scenario?.examples.flatMap(({ tableBody }) => tableBody) ?? [])
        index.lines.set(row.id, row.location.line);
    }
  }
}

function hookName({ name, type }: NonNullable<Envelope['hook']>): string {
  const when = type?.startsWith('AFTER') ? 'After' : 'Before';
  return name ? `${when}: ${name}` : when;
}

/** The line of a scenario, or of its row in an outline. */
export function lineOf(index: MessageIndex, pickle: Pickle): number {
  return pickle.location?.line ?? index.lines.get(pickle.astNodeIds.at(-1) ?? '') ?? 1;
}

export function keywordOf(index: MessageIndex, step: PickleStep): string {
  return index.keywords.get(step.astNodeIds[0] ?? '') ?? '';
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

import { type TestStepResult, TestStepResultStatus } from '@cucumber/messages';
import type { ScenarioError } from './types.ts';

/** Names of error classes that speak of the POS; messages carry the class of an error, not its `code`. */
const productErrors: ReadonlySet<string> = new Set(['AssertionError', 'RequirementViolated']);

/** One step of one attempt, in the order it ran. */
export interface RanStep {
  readonly text: string;
  readonly result: TestStepResult;
}

/**
 * What broke a scenario. The first thing that went wrong names the kind: what fails after it may be its consequence,
 * such as an invariant that finds a half-finished sale after the harness crashed. All of it is told.
 */
export function errorOf(steps: readonly RanStep[]): ScenarioError | undefined {
  const errors = steps.map(errorOfStep).filter((error) => error !== undefined);
  const [first] = errors;
  if (first === undefined) return undefined;
  return { kind: first.kind, message: errors.map(({ message }) => message).join('\n\n') };
}

function errorOfStep({ text, result }: RanStep): ScenarioError | undefined {
  const { status, exception, message } = result;
  switch (status) {
    case TestStepResultStatus.PASSED:
    case TestStepResultStatus.SKIPPED:
      return undefined;
    case TestStepResultStatus.UNDEFINED:
      return { kind: 'harness', message: `No step definition for “${text}”.` };
    case TestStepResultStatus.PENDING:
      return { kind: 'harness', message: `The step “${text}” is only planned so far.` };
    case TestStepResultStatus.AMBIGUOUS:
      return { kind: 'harness', message: `More than one step definition fits “${text}”.\n${message ?? ''}`.trim() };
    case TestStepResultStatus.UNKNOWN:
      return { kind: 'harness', message: `The step “${text}” ended in a way cucumber cannot name.` };
    case TestStepResultStatus.FAILED: {
      const kind = exception !== undefined && productErrors.has(exception.type) ? 'product' : 'harness';
      // The reader of a broken harness needs the stack, the reader of a broken requirement what was expected.
      const told = kind === 'product' ? (exception?.message ?? message) : (message ?? exception?.message);
      return { kind, message: (told || `The step “${text}” failed without a word.`).trim() };
    }
    default:
      return status satisfies never;
  }
}

import { joinReasons, reasons } from './reasons.ts';
import { isTaggedWith, physicsOf } from './tags.ts';
import type {
  Bilingual,
  Finding,
  Physics,
  Requirement,
  RunResults,
  ScenarioResult,
  Variant,
  VerdictWord,
} from './types.ts';

/** How one scenario weighs in a verdict. */
export type Weight = 'passed' | 'broke the requirement' | 'broke the harness' | 'skipped';

/**
 * A scenario is only green when it says so and nothing speaks against it: undefined, pending, ambiguous or unknown
 * steps are faults of the harness, and so is a pass that carries an error.
 */
export function weigh(scenario: ScenarioResult): Weight {
  switch (scenario.status) {
    case 'passed':
      return scenario.error === undefined ? 'passed' : 'broke the harness';
    case 'failed':
      return scenario.error?.kind === 'harness' ? 'broke the harness' : 'broke the requirement';
    case 'skipped':
      return scenario.error === undefined ? 'skipped' : 'broke the harness';
    case 'pending':
    case 'undefined':
    case 'ambiguous':
    case 'unknown':
      return 'broke the harness';
    default:
      return scenario.status satisfies never;
  }
}

/** Longer than this a complaint is no headline; the evidence has all of it. */
const longestComplaint = 240;

/** What a scenario that is not green has to say for itself, in one line. */
export function complaintOf(scenario: ScenarioResult): Bilingual {
  return reasons.scenarioSays(
    scenario.name,
    headlineOf(scenario.error?.message ?? '') || `ended as ${scenario.status}`,
  );
}

/** The first line, and as long as a line ends in a colon, what it announces. */
function headlineOf(message: string): string {
  const lines = message.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  const told = lines.filter((line) => line !== '');
  const end = told.findIndex((line) => !line.endsWith(':'));
  const headline = told.slice(0, end + 1 || told.length).join(' ');
  return headline.length > longestComplaint ? `${headline.slice(0, longestComplaint - 1)}…` : headline;
}

/** Judges one requirement in one variant under one physics; `run` is undefined when that run never took place. */
export function judge(
  requirement: Requirement,
  variant: Variant,
  physics: Physics,
  run: RunResults | undefined,
): Finding {
  const { id, level, variants } = requirement;
  const say: Say = (verdict, why, scenarios = []) =>
    makeFinding({ requirement: id, level, variant, physics, verdict }, why, scenarios);

  if (!variants.includes(variant)) return say('not applicable', [reasons.otherVariants(id, variants)]);
  if (run === undefined) return say('harness error', [reasons.noRun()]);

  const scenarios = run.results.filter((scenario) => isTaggedWith(scenario, id));
  const broken = scenarios.filter((scenario) => weigh(scenario) === 'broke the requirement');
  const crashed = scenarios.filter((scenario) => weigh(scenario) === 'broke the harness');
  const complaints = [...broken, ...crashed].map(complaintOf);
  if (broken.length > 0) return say(level === 'MUST' ? 'failed' : 'warned', complaints, scenarios);
  if (crashed.length > 0) return say('harness error', complaints, scenarios);

  // A scenario made for the other physics may have been run or skipped here; either way it proves nothing here.
  const here = scenarios.filter((scenario) => (physicsOf(scenario) ?? physics) === physics);
  const skipped = here.filter((scenario) => weigh(scenario) === 'skipped');
  if (here.length > skipped.length) {
    return say('passed', skipped.length > 0 ? [reasons.someSkipped(skipped.length, here.length)] : [], scenarios);
  }
  if (here.length > 0) return say('not exercised', [reasons.allSkipped(here.length)], scenarios);
  return whyNothingRan(requirement, physics, run, say);
}

type Say = (verdict: VerdictWord, why: readonly Bilingual[], scenarios?: readonly ScenarioResult[]) => Finding;

/** Tells apart: nobody wrote a scenario, it was written for the other physics, it was left out of this run. */
function whyNothingRan(requirement: Requirement, physics: Physics, run: RunResults, say: Say): Finding {
  const ran = run.results.filter((scenario) => isTaggedWith(scenario, requirement.id));
  const leftOut = (run.notSelected ?? []).filter((scenario) => isTaggedWith(scenario, requirement.id));
  if (ran.length + leftOut.length === 0) {
    return say('not exercised', [requirement.reason ?? reasons.noScenario(requirement.id)]);
  }
  const [restriction, ...others] = [...ran, ...leftOut]
    .filter((scenario) => isForVariant(scenario.tags, run.variant))
    .map(physicsOf);
  if (restriction !== undefined && restriction !== physics && others.every((other) => other === restriction)) {
    return { ...say('not exercised', [reasons.otherPhysics(restriction)], ran), isRestrictedByPhysics: true };
  }
  return say('not exercised', [reasons.otherSelection(requirement.id)], ran);
}

/** A scenario without a variant's tag is for all of them. */
function isForVariant(tags: readonly string[], variant: Variant): boolean {
  const named = tags.filter((tag) => tag === '@cloud' || tag === '@cube' || tag === '@box');
  return named.length === 0 || named.includes(`@${variant}`);
}

/** Puts verdict, reason and scenarios together in the form of `verdicts.json`. */
export function makeFinding(
  cell: Pick<Finding, 'requirement' | 'level' | 'variant' | 'physics' | 'verdict'>,
  why: readonly Bilingual[],
  scenarios: readonly ScenarioResult[],
): Finding {
  const explanation = joinReasons(why);
  return {
    ...cell,
    ...(explanation === undefined ? {} : { reason: explanation.en, explanation }),
    scenarios: scenarios.map(({ name, uri, line, status, ms }) => ({ name, uri, line, status, ms })),
  };
}

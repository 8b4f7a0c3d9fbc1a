import { complaintOf, makeFinding, weigh } from './judge.ts';
import { physicsNames, reasons, variantNames } from './reasons.ts';
import { findWrongTags, isTaggedWith } from './tags.ts';
import type { Finding, Physics, Problem, Register, RunResults, ScenarioResult, Variant } from './types.ts';

interface Cell {
  readonly variant: Variant;
  readonly physics: Physics;
}

/** A verdict row for every id that scenarios name and the register does not know: a harness error, strict as a MUST. */
export function judgeUnknownIds(run: RunResults, register: Register): Finding[] {
  const unknown = new Map<string, { meant: string | undefined; scenarios: ScenarioResult[] }>();
  for (const scenario of run.results) {
    for (const { tag, meant } of findWrongTags(scenario, register).filter(({ kind }) => kind === 'requirement')) {
      const entry = unknown.get(tag) ?? { meant, scenarios: [] };
      entry.scenarios.push(scenario);
      unknown.set(tag, entry);
    }
  }
  return [...unknown].map(([tag, { meant, scenarios }]) => {
    const id = tag.slice(1);
    const cell = { requirement: id, level: 'MUST', variant: run.variant, physics: run.physics } as const;
    return makeFinding({ ...cell, verdict: 'harness error' }, [reasons.unknownId(id, meant)], scenarios);
  });
}

/** Everything wrong with the runs that no requirement's verdict would show. */
export function findProblems(register: Register, cells: readonly Cell[], runs: readonly RunResults[]): Problem[] {
  return [
    ...findMissingRuns(cells, runs),
    ...runs.flatMap((run) => [
      ...(run.problems ?? []).map((text) => problemOf(run, text)),
      ...findEmptyRun(run),
      ...findUnchargedScenarios(run, register),
    ]),
    ...findWrongTagsAnywhere(runs, register),
  ];
}

function findMissingRuns(cells: readonly Cell[], runs: readonly RunResults[]): Problem[] {
  const isOf = (cell: Cell) => (run: RunResults) => run.variant === cell.variant && run.physics === cell.physics;
  return cells.flatMap((cell) => {
    const count = runs.filter(isOf(cell)).length;
    if (count === 1) return [];
    return [problemOf(cell, count === 0 ? 'the run did not take place' : `there are ${count} runs instead of one`)];
  });
}

function findEmptyRun(run: RunResults): Problem[] {
  if (run.results.length + (run.notSelected ?? []).length > 0) return [];
  return [problemOf(run, 'not one scenario was found, so nothing can be said')];
}

/** A scenario that is not green must make something red; where none of its tags applies here, it is told by itself. */
function findUnchargedScenarios(run: RunResults, register: Register): Problem[] {
  const applicable = register.requirements.filter(({ variants }) => variants.includes(run.variant));
  return run.results.flatMap((scenario) => {
    const weight = weigh(scenario);
    const isGreenOrSkipped = weight === 'passed' || weight === 'skipped';
    if (isGreenOrSkipped || applicable.some(({ id }) => isTaggedWith(scenario, id))) return [];
    const place = `${scenario.uri}:${scenario.line}`;
    return [
      problemOf(run, `${place} names no requirement that applies here, and it ${weight}: ${complaintOf(scenario).en}`),
    ];
  });
}

/** Slips in the tags of faults, physics and variants wherever they stand; in ids only where no verdict row shows them. */
function findWrongTagsAnywhere(runs: readonly RunResults[], register: Register): Problem[] {
  const texts = new Set<string>();
  const ran = new Set(runs.flatMap((run) => run.results.map(({ uri, line }) => `${uri}:${line}`)));
  for (const scenario of runs.flatMap((run) => [...run.results, ...(run.notSelected ?? [])])) {
    const place = `${scenario.uri}:${scenario.line}`;
    for (const { tag, kind, meant } of findWrongTags(scenario, register)) {
      if (kind === 'requirement' && ran.has(place)) continue;
      texts.add(
        `${place} is tagged ${tag}, which names nothing${meant === undefined ? '' : `; probably @${meant} is meant`}`,
      );
    }
  }
  return [...texts].map((text) => ({ text }));
}

function problemOf({ variant, physics }: Cell, text: string): Problem {
  return { variant, physics, text: `${variantNames[variant].en}, ${physicsNames[physics].en}: ${text}.` };
}

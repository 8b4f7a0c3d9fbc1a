import { judge } from './judge.ts';
import { findProblems, judgeUnknownIds } from './run-problems.ts';
import type { Assessment, Conclusion, Coverage, Finding, Physics, Register, RunResults, Variant } from './types.ts';

/** What was to be certified, and what the runs brought. */
export interface AssessmentInput {
  readonly register: Register;
  /** The chosen variants and physics; each pair owes one run. */
  readonly variants: readonly Variant[];
  readonly physics: readonly Physics[];
  readonly runs: readonly RunResults[];
}

const exitCodes = { conformant: 0, 'not conformant': 1, 'harness error': 3, incomplete: 4 } as const;

/** Gives every requirement its verdict in every chosen variant and physics, and the whole its conclusion. Pure. */
export function assess({ register, variants, physics, runs }: AssessmentInput): Assessment {
  const cells = variants.flatMap((variant) => physics.map((kind) => ({ variant, physics: kind })));
  const runOf = (cell: { variant: Variant; physics: Physics }) =>
    runs.find((run) => run.variant === cell.variant && run.physics === cell.physics);

  const judged = register.requirements.flatMap((requirement) =>
    cells.map((cell) => judge(requirement, cell.variant, cell.physics, runOf(cell))),
  );
  const verdicts = [...judged, ...runs.flatMap((run) => judgeUnknownIds(run, register))];
  const problems = findProblems(register, cells, runs);
  const coverage = variants.map((variant) => measureCoverage(variant, judged));
  const conclusion = conclude(verdicts, problems.length > 0, coverage);
  return { conclusion, exitCode: exitCodes[conclusion], verdicts, problems, coverage };
}

/** A proven failure stays proven whatever else went wrong; next comes doubt about the harness, then what is missing. */
function conclude(verdicts: readonly Finding[], hasProblems: boolean, coverage: readonly Coverage[]): Conclusion {
  if (verdicts.some(({ verdict }) => verdict === 'failed')) return 'not conformant';
  if (hasProblems || verdicts.some(({ verdict }) => verdict === 'harness error')) return 'harness error';
  if (coverage.some(({ notExercised }) => notExercised > 0)) return 'incomplete';
  return 'conformant';
}

function measureCoverage(variant: Variant, verdicts: readonly Finding[]): Coverage {
  const rows = new Map<string, Finding[]>();
  for (const finding of verdicts) {
    if (finding.variant !== variant || finding.level !== 'MUST' || finding.verdict === 'not applicable') continue;
    rows.set(finding.requirement, [...(rows.get(finding.requirement) ?? []), finding]);
  }
  const counts = { passed: 0, failed: 0, harnessError: 0, notExercised: 0 };
  for (const cells of rows.values()) counts[gradeOf(cells)] += 1;
  return { variant, required: rows.size, ...counts };
}

/** A row that is tagged for one physics is proven by that one; any other hole leaves it not exercised. */
function gradeOf(cells: readonly Finding[]): 'passed' | 'failed' | 'harnessError' | 'notExercised' {
  const has = (word: Finding['verdict']) => cells.some(({ verdict }) => verdict === word);
  if (has('failed')) return 'failed';
  if (has('harness error')) return 'harnessError';
  const holes = cells.filter(({ verdict }) => verdict === 'not exercised');
  return has('passed') && holes.every((hole) => hole.isRestrictedByPhysics === true) ? 'passed' : 'notExercised';
}

import { physicsNames, variantNames } from '../reasons.ts';
import { summaryLines } from '../summary.ts';
import type { Assessment, Finding } from '../types.ts';
import type { TerminalOptions } from './render-matrix.ts';
import { cellWords, createPaint, shorten, wrap } from './text-layout.ts';

/** A reason on the terminal is a pointer into the report, not a log. */
const longestReason = 400;

/** What stands below the matrix: every complaint with its reason, then the result and how far each variant got. */
export function renderConclusion(assessment: Assessment, options: TerminalOptions): string {
  const paint = createPaint(options.colour);
  const complaints = assessment.verdicts.filter(
    ({ verdict }) => verdict === 'failed' || verdict === 'warned' || verdict === 'harness error',
  );
  const [headline = '', ...coverage] = summaryLines(assessment);
  const style = { 0: 'green', 1: 'red', 3: 'magenta', 4: 'yellow' } as const;
  return [
    ...groupAlike(complaints).flatMap(({ finding, ids, places }) => {
      const { word, style: wordStyle } = cellWords[finding.verdict];
      const text = `${ids.join(' ')} (${places.join(', ')}): ${shorten(finding.reason ?? '', longestReason)}`;
      const [first = '', ...rest] = wrap(text, options.width - 9);
      return [`${paint(wordStyle, word.padEnd(8))} ${first}`, ...rest.map((line) => `${' '.repeat(9)}${line}`)];
    }),
    ...assessment.problems.flatMap(({ text }) => {
      const [first = '', ...rest] = wrap(text, options.width - 9);
      return [`${paint(['magenta', 'bold'], 'PROBLEM ')} ${first}`, ...rest.map((line) => `${' '.repeat(9)}${line}`)];
    }),
    '',
    ...wrap(headline, options.width).map((line) => paint([style[assessment.exitCode], 'bold'], line)),
    ...coverage.flatMap((line) => wrap(line, options.width, '  ')),
  ].join('\n');
}

interface Complaint {
  readonly finding: Finding;
  readonly ids: readonly string[];
  readonly places: readonly string[];
}

/** What one red scenario says about several requirements, in several variants, is told once. */
function groupAlike(findings: readonly Finding[]): Complaint[] {
  const groups = Map.groupBy(findings, ({ requirement, verdict, reason }) =>
    JSON.stringify([verdict, reason ?? requirement]),
  );
  return [...groups.values()].flatMap((group) => {
    const [finding] = group;
    if (finding === undefined) return [];
    const ids = new Set(group.map(({ requirement }) => requirement));
    const places = new Set(
      group.map(({ variant, physics }) => `${variantNames[variant].en} ${physicsNames[physics].en}`),
    );
    return [{ finding, ids: [...ids], places: [...places] }];
  });
}

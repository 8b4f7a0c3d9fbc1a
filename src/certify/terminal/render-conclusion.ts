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
    ...groupAlike(complaints).flatMap(({ finding, places }) => {
      const { word, style: wordStyle } = cellWords[finding.verdict];
      const [first = '', ...rest] = wrap(
        `${finding.requirement} (${places.join(', ')}): ${shorten(finding.reason ?? '', longestReason)}`,
        options.width - 9,
      );
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

/** The same complaint in several variants is told once, with the places it was heard. */
function groupAlike(findings: readonly Finding[]): { readonly finding: Finding; readonly places: readonly string[] }[] {
  const groups = Map.groupBy(findings, ({ requirement, verdict, reason }) =>
    JSON.stringify([requirement, verdict, reason]),
  );
  return [...groups.values()].flatMap((group) => {
    const [finding] = group;
    if (finding === undefined) return [];
    return [
      {
        finding,
        places: group.map(({ variant, physics }) => `${variantNames[variant].en} ${physicsNames[physics].en}`),
      },
    ];
  });
}

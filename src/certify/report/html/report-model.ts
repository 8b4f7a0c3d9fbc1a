import type { Assessment, Physics, Register, ReportSubject, RunResults, ScenarioResult, Variant } from '../../types.ts';

/** Everything a page is made from. */
export interface Report {
  readonly assessment: Assessment;
  readonly register: Register;
  readonly runs: readonly RunResults[];
  readonly subject: ReportSubject;
}

/** One scenario in one run, with its place in the page. */
export interface EvidenceEntry {
  readonly anchor: string;
  readonly variant: Variant;
  readonly physics: Physics;
  readonly scenario: ScenarioResult;
  /** Pictures of its receipts, by path beside the page. */
  readonly receiptFiles: readonly { readonly name: string; readonly path: string; readonly png: Uint8Array }[];
}

/** Numbers all scenarios of all runs, feature by feature, and names the files of their receipts. */
export function listEvidence(runs: readonly RunResults[]): EvidenceEntry[] {
  return runs.flatMap(({ variant, physics, results }) =>
    results.toSorted(byPlace).map((scenario, index) => {
      const number = `${variant}-${physics}-${String(index + 1).padStart(3, '0')}`;
      const receiptFiles = scenario.attachments
        .filter((evidence) => evidence.kind === 'receipt-png')
        .map(({ name, body }, at) => ({ name, path: `receipts/${number}-${at + 1}.png`, png: body }));
      return { anchor: `evidence-${number}`, variant, physics, scenario, receiptFiles };
    }),
  );
}

function byPlace(a: ScenarioResult, b: ScenarioResult): number {
  return a.uri.localeCompare(b.uri) || a.line - b.line;
}

/** Finds the evidence a verdict points at. */
export function createEvidenceIndex(entries: readonly EvidenceEntry[]) {
  const keyOf = (variant: Variant, physics: Physics, uri: string, line: number) =>
    `${variant} ${physics} ${uri}:${line}`;
  const anchors = new Map(
    entries.map(({ anchor, variant, physics, scenario }) => [
      keyOf(variant, physics, scenario.uri, scenario.line),
      anchor,
    ]),
  );
  return (variant: Variant, physics: Physics, uri: string, line: number) =>
    anchors.get(keyOf(variant, physics, uri, line));
}

export type FindEvidence = ReturnType<typeof createEvidenceIndex>;

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../../errors.ts';
import type { Finding, Verdict } from '../types.ts';
import { renderPage } from './html/render-page.ts';
import { listEvidence, type Report } from './html/report-model.ts';
import { renderJunit } from './junit.ts';

/** Our own names only, so that nothing else in the folder is ever removed. */
const receiptFile = /^(cloud|cube|box)-(simulated|live)-\d+-\d+\.png$/;

/** Makes the folder and its `receipts/`, and takes out what an earlier run left, so that no old verdict stands beside a new one. */
export function createReportFolder(directory: string): void {
  const receipts = join(directory, 'receipts');
  try {
    mkdirSync(receipts, { recursive: true });
    for (const name of readdirSync(receipts).filter((file) => receiptFile.test(file))) rmSync(join(receipts, name));
    for (const name of ['verdicts.json', 'junit.xml', 'index.html']) rmSync(join(directory, name), { force: true });
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new HarnessError(
      'USAGE',
      `The report cannot be written to ${directory} (${said}); name another folder with --out.`,
      { cause },
    );
  }
}

/** Writes `verdicts.json`, `junit.xml`, `receipts/*.png` and `index.html`, and returns the path of the page. */
export function writeReports(directory: string, report: Report): string {
  const entries = listEvidence(report.runs);
  for (const { path, png } of entries.flatMap(({ receiptFiles }) => receiptFiles)) {
    writeFileSync(join(directory, path), png);
  }
  const verdicts = report.assessment.verdicts.map(toVerdict);
  writeFileSync(join(directory, 'verdicts.json'), `${JSON.stringify(verdicts, undefined, 2)}\n`);
  writeFileSync(join(directory, 'junit.xml'), renderJunit(report.assessment, report.register, report.subject));
  const page = join(directory, 'index.html');
  writeFileSync(page, renderPage(report, entries));
  return page;
}

/** The published form: nothing but the fields others build on. */
function toVerdict({ requirement, level, variant, physics, verdict, reason, scenarios }: Finding): Verdict {
  return { requirement, level, variant, physics, verdict, ...(reason === undefined ? {} : { reason }), scenarios };
}

import type { DsfinvkReport, TillSummary } from '../dsfinvk/report.ts';
import { printable } from './printable.ts';
import { renderFindings, renderVerdict } from './render-findings.ts';

/** The report of a DSFinV-K export for people. */
export function renderDsfinvk(report: DsfinvkReport): string {
  const { receipts, outages, verifiedSignatures } = report;
  const signed = report.isLinked ? 'are those of the TSE export or fit what the tables say' : 'fit what the tables say';
  const head = [
    `Version       ${report.versions.join(', ') || 'unknown'}`,
    `Files         ${report.files}, with ${report.rows} rows`,
    ...report.tills.map(tillLine),
    `Receipts      ${receipts}, of these ${outages} in an outage of the TSE`,
    `Signatures    ${verifiedSignatures} ${signed}`,
  ];
  const findings = renderFindings(report.findings, report.countByRule);
  return `${head.map(printable).join('\n')}\n\n${findings}${findings ? '\n' : ''}${renderVerdict(report.countBySeverity)}`;
}

function tillLine({ till, closings, firstClosing, lastClosing }: TillSummary): string {
  return `Till          ${till}: ${closings} closing${closings === 1 ? '' : 's'}, number ${firstClosing} to ${lastClosing}`;
}

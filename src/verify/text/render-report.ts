import type { Report, SigningKeySummary } from '../export/report.ts';
import { printable } from './printable.ts';
import { renderFindings, renderVerdict } from './render-findings.ts';

/** The report of a TSE export for people. */
export function renderReport(report: Report): string {
  const { device } = report;
  const head = [
    device && `Device        ${[device.description, device.manufacturer, device.version].filter(Boolean).join(', ')}`,
    `Files         ${report.files}, of these ${report.messages} log messages`,
    `Signatures    ${report.verifiedSignatures} of ${report.messages} fit message and key`,
    ...report.signingKeys.flatMap(keyLines),
  ].filter((line) => line !== undefined);
  const findings = renderFindings(report.findings, report.countByRule);
  return `${head.map(printable).join('\n')}\n\n${findings}${findings ? '\n' : ''}${renderVerdict(report.countBySeverity)}`;
}

function keyLines(key: SigningKeySummary): string[] {
  const open = key.openTransactions.length;
  return [
    `TSE           ${key.serialNumber}`,
    `  messages      signature counters ${key.firstCounter} to ${key.lastCounter}${period(key)}`,
    `  transactions  ${key.startedTransactions} started, ${key.finishedTransactions} finished${open === 0 ? '' : `, ${open} open`}`,
    `  certificate   ${key.certificate ?? 'none in the archive'}`,
    ...(key.chain.length > 0
      ? [`  chain         ${key.chain.join(' < ')} (whether to trust the last one is for the reader to say)`]
      : []),
  ];
}

function period({ from, to }: SigningKeySummary): string {
  if (from === undefined || to === undefined) return '';
  return `, from ${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
}

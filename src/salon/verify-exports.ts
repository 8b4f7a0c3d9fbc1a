import { RequirementViolated } from '../errors.ts';
import type { ExportPeriod } from '../pos/contract/export-desk.ts';
import type { Till } from '../pos/contract.ts';
import { type Finding, renderFindings, TseLogBook, verifyDsfinvkZip, verifyTseExport } from '../verify/index.ts';
import type { Salon } from './salon.ts';

/** Takes the TSE export from the till and verifies it. */
export async function findingsInTseExport(salon: Salon, till: Till, logBook?: TseLogBook): Promise<readonly Finding[]> {
  const archive = await salon.physics.run(() => till.exportTse());
  return relevant((await verifyTseExport(archive, { logBook })).findings);
}

/** Takes the DSFinV-K export from the till, verifies it, and holds it against the logs of the TSEs that the salon has had. */
export async function findingsInDsfinvk(salon: Salon, till: Till, period?: ExportPeriod): Promise<readonly Finding[]> {
  const archive = await salon.physics.run(() => till.exports.dsfinvk(period));
  const logBook = new TseLogBook();
  // A TSE that was bought and never set up has signed nothing.
  const used = salon.tseCores.filter(({ lifeCycle }) => lifeCycle !== 'notInitialized');
  for (const core of used) await verifyTseExport(core.exportData().toBytes(), { logBook });
  return relevant((await verifyDsfinvkZip(archive, { logBook })).findings);
}

/** Fails with the findings as an auditor would read them. */
export function demandNone(what: string, findings: readonly Finding[]): void {
  if (findings.length > 0) throw new RequirementViolated(`${what} has findings:\n${renderFindings(findings)}`);
}

/** Notes are allowed. In a simulated salon hands are quick: whole sales may take no time, which no real salon could do. */
function relevant(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, rule }) => severity !== 'note' && rule !== 'TSE-AT-PAYMENT');
}

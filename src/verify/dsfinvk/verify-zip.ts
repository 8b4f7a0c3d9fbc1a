import { finding } from '../findings.ts';
import { Malformed } from '../malformed.ts';
import type { Archive } from './archive/archive.ts';
import { openZip } from './archive/zip-archive.ts';
import type { DsfinvkReport } from './report.ts';
import { type VerifyDsfinvkOptions, verifyDsfinvk } from './verify-dsfinvk.ts';

/** Verifies a DSFinV-K export in a ZIP, given as its bytes or as the path of the file. A ZIP that cannot be read is a finding. */
export async function verifyDsfinvkZip(
  source: Uint8Array | string,
  options: VerifyDsfinvkOptions = {},
): Promise<DsfinvkReport> {
  let archive: Archive;
  try {
    archive = await openZip(source);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return unreadable(error);
  }
  try {
    return await verifyDsfinvk(archive, options);
  } finally {
    archive.close();
  }
}

function unreadable(error: Malformed): DsfinvkReport {
  return {
    kind: 'dsfinvk',
    findings: [finding('ZIP-UNREADABLE', 'archive', `${error.message}.`)],
    countBySeverity: { error: 1, warning: 0, note: 0 },
    countByRule: { 'ZIP-UNREADABLE': 1 },
    files: 0,
    rows: 0,
    versions: [],
    tills: [],
    receipts: 0,
    outages: 0,
    verifiedSignatures: 0,
    isLinked: false,
  };
}

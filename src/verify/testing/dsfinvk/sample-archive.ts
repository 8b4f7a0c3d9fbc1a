import { readFileSync } from 'node:fs';
import { openZip } from '../../dsfinvk/archive/zip-archive.ts';
import { schema } from '../../dsfinvk/tables/schema.ts';
import { type VerifyDsfinvkOptions, verifyDsfinvk } from '../../dsfinvk/verify-dsfinvk.ts';
import type { RuleId } from '../../rules.ts';
import { infoCsv, sampleCertificates, sampleStart } from '../sample-export.ts';
import { testKey } from '../test-key.ts';
import { type LogFile, TestLog } from '../test-message.ts';
import { indexXml } from './index-xml.ts';
import { firstDay, secondDay, type TestReceipt } from './salon-days.ts';
import { TestTables } from './table-writer.ts';
import { DayWriter } from './write-days.ts';
import { type PackedFile, writeZip } from './write-zip.ts';

const dtd = readFileSync(new URL('../../vectors/gdpdu-01-09-2004.dtd', import.meta.url));
const dayMs = 24 * 3_600_000;

/** Two days of a salon: the files of its DSFinV-K export and of the TSE export that belongs to it. */
export interface SampleArchive {
  readonly tables: TestTables;
  readonly files: readonly PackedFile[];
  readonly tseFiles: readonly LogFile[];
}

/** Writes the archive anew; `bend` may change the rows before. */
export function sampleArchive(
  bend: (tables: TestTables) => void = () => {},
  days: readonly (readonly TestReceipt[])[] = [firstDay, secondDay],
): SampleArchive {
  const key = testKey();
  const log = new TestLog(key);
  const certificates = sampleCertificates(key);
  const tables = new TestTables();
  const writer = new DayWriter(tables, {
    till: 'KASSE-01',
    clientId: 'MUSTER-K1-0001',
    log,
    certificate: certificates[0]!.bytes,
  });
  for (const [index, receipts] of days.entries()) writer.addDay(receipts, sampleStart + index * dayMs);
  bend(tables);
  return { tables, files: filesOf(tables), tseFiles: [infoCsv, ...certificates, ...log.files] };
}

/** The files of an export; empty tables that may be left out are. */
export function filesOf(tables: TestTables): readonly PackedFile[] {
  const delivered = schema.filter(({ file, isMandatory }) => isMandatory || tables.rows.get(file)!.length > 0);
  return [
    { name: 'index.xml', bytes: Buffer.from(indexXml(delivered)) },
    { name: 'gdpdu-01-09-2004.dtd', bytes: dtd },
    ...delivered.map(({ file }) => ({ name: file, bytes: Buffer.from(tables.text(file)) })),
  ];
}

/** Rules that the export breaks, each once, in the order they were found. */
export async function rulesBrokenByFiles(
  files: readonly PackedFile[],
  options: VerifyDsfinvkOptions = {},
): Promise<readonly RuleId[]> {
  const archive = await openZip(writeZip(files));
  const { findings } = await verifyDsfinvk(archive, options);
  return [...new Set(findings.map(({ rule }) => rule))];
}

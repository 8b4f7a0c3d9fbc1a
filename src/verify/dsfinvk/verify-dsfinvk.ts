import { Findings } from '../findings.ts';
import type { Archive } from './archive/archive.ts';
import { checkFiles } from './archive/check-files.ts';
import { checkClosings } from './check-closings.ts';
import type { TableReader } from './csv/table-reader.ts';
import type { TableRow } from './csv/table-row.ts';
import { readIndex } from './index-xml/read-index.ts';
import { BookReader } from './read-books.ts';
import { ReferenceBook } from './reference-book.ts';
import type { DsfinvkReport, TillSummary } from './report.ts';
import { TablesOfArchive } from './tables-of-archive.ts';
import { TseCheck } from './tse/tse-check.ts';
import type { TseLogBook } from './tse/tse-log-book.ts';

export interface VerifyDsfinvkOptions {
  /** What TSE exports say, gathered by `verifyTseExport(source, { logBook })`; receipts are then held against it. */
  readonly logBook?: TseLogBook | undefined;
}

/**
 * Verifies a DSFinV-K export: files, index.xml and DTD, types, keys between the tables, sums, numbering, and the
 * signatures of its receipts. Everything wrong is a finding; errors of reading the disk are passed on.
 */
export async function verifyDsfinvk(archive: Archive, options: VerifyDsfinvkOptions = {}): Promise<DsfinvkReport> {
  const findings = new Findings();
  const declared = await readIndex(archive, findings);
  checkFiles(archive, declared, findings);
  const tables = new TablesOfArchive(archive, declared);
  const closings = await rowsOf(tables.open('cashpointclosing.csv', findings));
  checkClosings(closings, findings);
  const pointing = await rowsOf(tables.open('references.csv', new Findings()));

  const pass = async (isAnyOrder: boolean) => {
    const own = new Findings();
    options.logBook?.forgetReceipts();
    const references = new ReferenceBook(closings);
    for (const row of pointing) references.expect(row);
    const tse = new TseCheck(own, options.logBook);
    const books = new BookReader(tables, closings, { findings: own, references, tse });
    if (isAnyOrder) await books.readInAnyOrder();
    else if (!(await books.readByClosing())) return undefined;
    tse.finish();
    return { own, tse, books };
  };
  // Sorted by closing as tills write them; anything else costs more memory, and has no finding by itself.
  const { own, tse, books } = (await pass(false)) ?? (await pass(true))!;
  findings.merge(own);
  return {
    kind: 'dsfinvk',
    findings: findings.all,
    countBySeverity: findings.countBySeverity,
    countByRule: findings.countByRule,
    files: archive.files.length,
    rows: books.rows + closings.length,
    versions: [...new Set(closings.map((row) => row.text('TAXONOMIE_VERSION')))],
    tills: tillsOf(closings),
    receipts: books.receipts,
    outages: tse.outages,
    verifiedSignatures: tse.verifiedSignatures,
    isLinked: options.logBook !== undefined,
  };
}

async function rowsOf(reader: TableReader | undefined): Promise<readonly TableRow[]> {
  const rows: TableRow[] = [];
  while (reader && (await reader.fill())) {
    rows.push(reader.peek()!);
    reader.take();
  }
  return rows;
}

function tillsOf(closings: readonly TableRow[]): readonly TillSummary[] {
  const numbers = Map.groupBy(closings, (row) => row.text('Z_KASSE_ID'));
  return [...numbers].map(([till, rows]) => {
    const own = rows.flatMap((row) => row.value('Z_NR') ?? []);
    return { till, closings: rows.length, firstClosing: Math.min(...own), lastClosing: Math.max(...own) };
  });
}

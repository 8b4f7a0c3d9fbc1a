import { describe, expect, it } from 'vitest';
import { sampleArchive } from '../testing/dsfinvk/sample-archive.ts';
import { writeZip } from '../testing/dsfinvk/write-zip.ts';
import { openZip } from './archive/zip-archive.ts';
import { verifyDsfinvk } from './verify-dsfinvk.ts';

describe('a DSFinV-K export that is right', () => {
  it('has no findings but the outage that it names itself', async () => {
    const { files } = sampleArchive();
    const report = await verifyDsfinvk(await openZip(writeZip(files)));
    expect(report.findings.map(({ rule, where, text }) => `${rule} ${where} ${text}`)).toEqual([
      expect.stringContaining('TSE-OUTAGE'),
    ]);
    expect(report).toMatchObject({
      files: 17,
      receipts: 17,
      verifiedSignatures: 16,
      outages: 1,
      versions: ['2.4'],
      tills: [{ till: 'KASSE-01', closings: 2, firstClosing: 1, lastClosing: 2 }],
    });
  });

  it('may begin a transaction late when the row says which outage was the reason', async () => {
    const archive = (TSE_TA_FEHLER: string) =>
      sampleArchive((tables) => {
        tables.edit('transactions.csv', 2, { BON_START: '2026-01-05T08:05:00Z' });
        tables.edit('transactions_tse.csv', 2, { TSE_TA_FEHLER });
      });
    const rules = async (failure: string) =>
      (await verifyDsfinvk(await openZip(writeZip(archive(failure).files)))).findings.map(({ rule }) => rule);
    expect(await rules('')).toContain('TSE-START-LATE');
    expect(await rules('Beginn verspätet: TSE nicht erreichbar')).toEqual(['TSE-OUTAGE', 'TSE-OUTAGE']);
  });

  it('may hold the closings of its tables in any order', async () => {
    const { files } = sampleArchive((tables) => {
      for (const file of ['lines.csv', 'lines_vat.csv', 'vat.csv']) tables.rows.get(file)!.reverse();
    });
    const report = await verifyDsfinvk(await openZip(writeZip(files)));
    expect(report).toMatchObject({ receipts: 17, verifiedSignatures: 16, countBySeverity: { error: 0, warning: 0 } });
    expect(report.findings.map(({ rule }) => rule)).toContain('CSV-ORDER');
  });
});

import type { Archive, ArchiveFile } from '../../dsfinvk/archive/archive.ts';
import { firstDay, type TestReceipt } from './salon-days.ts';
import { filesOf, sampleArchive } from './sample-archive.ts';
import type { TestTables } from './table-writer.ts';

const dayMs = 24 * 3_600_000;

/**
 * An export of as many closings as wanted that is written only while it is read: the same day over and over, with other
 * numbers. Its TSE is out all the time, so that signatures, which have a figure of their own, cost nothing here.
 */
export function largeArchive(closings: number, receiptsPerClosing: number): Archive {
  const day: readonly TestReceipt[] = Array.from({ length: receiptsPerClosing }, (_, at) => ({
    ...firstDay[at % firstDay.length]!,
    lasts: 1,
    outage: 'TSE nicht erreichbar',
  }));
  const { tables } = sampleArchive(number, [day]);
  const files = filesOf(tables).map(({ name, bytes }): ArchiveFile => {
    const text = Buffer.from(bytes).toString('utf8');
    if (!name.endsWith('.csv')) return { name, size: bytes.length, open: () => once(bytes) };
    const end = text.indexOf('\r\n') + 2;
    const [headings, rows] = [text.slice(0, end), text.slice(end)];
    return { name, size: rows.length * closings, open: () => written(headings, rows, closings) };
  });
  return { files, close: () => {} };
}

/** Size of all files in bytes. */
export function sizeOf({ files }: Archive): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** Marks the places of the numbers that change from closing to closing. */
function number(tables: TestTables): void {
  for (const [file, rows] of tables.rows)
    tables.rows.set(
      file,
      rows.map((row) => ({ ...row, Z_NR: '@NR@', Z_ERSTELLUNG: '@AT@' })),
    );
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* written(headings: string, rows: string, closings: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(headings);
  for (let closing = 1; closing <= closings; closing += 1) {
    const at = new Date(Date.UTC(2026, 0, 6) + closing * dayMs).toISOString();
    yield Buffer.from(rows.replaceAll('@NR@', String(closing)).replaceAll('@AT@', at));
  }
}

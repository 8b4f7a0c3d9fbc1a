import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipped } from '../testing/bend.ts';
import { filesOf, rulesBrokenByFiles, sampleArchive } from '../testing/dsfinvk/sample-archive.ts';
import { type PackedFile, writeZip } from '../testing/dsfinvk/write-zip.ts';
import { schema } from './tables/schema.ts';
import { verifyDsfinvkZip } from './verify-zip.ts';

const { tables, files } = sampleArchive();
const tableNames = files.map(({ name }) => name).filter((name) => name.endsWith('.csv'));

/** Findings that the archive has before it is altered. */
const expected = ['TSE-OUTAGE'];
const isNoticed = async (altered: readonly PackedFile[]) =>
  (await rulesBrokenByFiles(altered)).some((rule) => !expected.includes(rule));
const withTable = (name: string, content: string) =>
  files.map((file) => (file.name === name ? { name, bytes: Buffer.from(content) } : file));
const rowsOf = (name: string) =>
  Buffer.from(files.find((file) => file.name === name)!.bytes)
    .toString('utf8')
    .split('\r\n')
    .slice(0, -1);
const asText = (rows: readonly string[]) => rows.map((row) => `${row}\r\n`).join('');

/** Texts that are linked to nothing (docs/verify.md). */
const unlinked = new Set(['ARTIKELTEXT', 'GUTSCHEIN_NR', 'EINHEIT', 'BON_NAME', 'BEDIENER_ID', 'TSE_TA_FEHLER']);
/** Rows that say the same in any order. */
const anyOrder = new Set([
  'transactions_vat.csv',
  'datapayment.csv',
  'businesscases.csv',
  'payment.csv',
  'cash_per_currency.csv',
]);

describe('an export with a file missing', () => {
  it.each(files.map(({ name }) => name))('%s', async (name) => {
    expect(await isNoticed(files.filter((file) => file.name !== name))).toBe(true);
  });
});

describe('a table with a row missing, doubled or in another place', () => {
  it.each(tableNames)('%s', async (name) => {
    const rows = rowsOf(name);
    for (let at = 1; at < rows.length; at += 1) {
      expect(await isNoticed(withTable(name, asText(rows.toSpliced(at, 1)))), `without row ${at + 1}`).toBe(true);
      expect(await isNoticed(withTable(name, asText(rows.toSpliced(at, 0, rows[at]!)))), `row ${at + 1} twice`).toBe(
        true,
      );
      const [row, next] = [rows[at]!, rows[at + 1]];
      if (next === undefined || anyOrder.has(name)) continue;
      const swapped = rows.toSpliced(at, 2, next, row);
      expect(await isNoticed(withTable(name, asText(swapped))), `rows ${at + 1} and ${at + 2} swapped`).toBe(true);
    }
  });
});

/** A place in a field of a table. */
const place = fc.constantFrom(...tableNames).chain((name) => {
  const rows = tables.rows.get(name)!;
  const columns = schema.find(({ file }) => file === name)!.columns.filter((column) => !unlinked.has(column.name));
  return fc.record({
    name: fc.constant(name),
    row: fc.nat({ max: rows.length - 1 }),
    column: fc.constantFrom(...columns.map((column) => column.name)),
    at: fc.nat({ max: 1200 }),
  });
});

/** Changes one field and gives it back afterwards. */
async function noticesChange(name: string, row: number, changes: Readonly<Record<string, string>>): Promise<boolean> {
  const before = tables.rows.get(name)![row]!;
  tables.edit(name, row, changes);
  const isSeen = await isNoticed(filesOf(tables));
  tables.rows.get(name)![row] = before;
  return isSeen;
}

describe('a table with a digit changed', () => {
  it('is noticed for every number, amount, key and time', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 9 }), async ({ name, row, column, at }, by) => {
        const value = tables.rows.get(name)![row]![column] ?? '';
        const digits = [...value].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
        const index = digits[at % Math.max(1, digits.length)];
        fc.pre(index !== undefined && !isTooSmall(column, value, index));
        const digit = (Number(value[index!]) + by) % 10;
        const changed = `${value.slice(0, index)}${digit}${value.slice(index! + 1)}`;
        expect(await noticesChange(name, row, { [column]: changed }), `${name} ${row} ${column} ${changed}`).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it('is not noticed where it is smaller than what can be measured', async () => {
    expect(await noticesChange('transactions.csv', 1, { BON_START: '2026-01-05T08:02:01Z' })).toBe(false);
  });
});

/** Seconds of the till's clock, and thousandths of a quantity that the rounded amount does not show. */
function isTooSmall(column: string, value: string, index: number): boolean {
  if (column === 'BON_START' || column === 'BON_ENDE') return index === value.indexOf('Z') - 1;
  return column === 'MENGE' && index === value.length - 1;
}

describe('a table with a byte changed', () => {
  it('is noticed in every column that is linked to anything', async () => {
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 127 }), async ({ name, row, column, at }, mask) => {
        const value = tables.rows.get(name)![row]![column] ?? '';
        fc.pre(value !== '');
        const bytes = Buffer.from(value);
        const index = at % bytes.length;
        fc.pre(!isTooSmall(column, value, index));
        bytes[index] = bytes[index]! ^ mask;
        // The writer would put a text with one of these into quotes; bytes change without asking.
        fc.pre(!/[;"\r\n]/.test(bytes.toString('latin1')));
        expect(await noticesChange(name, row, { [column]: bytes.toString('utf8') }), `${name} ${row} ${column}`).toBe(
          true,
        );
      }),
      { numRuns: 120 },
    );
  });

  it('never crashes the verifier, whatever byte it is', async () => {
    const table = fc.constantFrom(...files.map(({ name }) => name));
    await fc.assert(
      fc.asyncProperty(table, fc.nat({ max: 100_000 }), fc.integer({ min: 1, max: 255 }), async (name, at, mask) => {
        const altered = files.map((file) =>
          file.name === name ? { name, bytes: flipped(file.bytes, at % file.bytes.length, mask) } : file,
        );
        expect(await rulesBrokenByFiles(altered)).toBeInstanceOf(Array);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a ZIP with a byte changed', () => {
  const zip = writeZip(files);
  /** Versions, dates and attributes that nothing in the archive depends on (APPNOTE.TXT 4.4). */
  const free = new Set([4, 5, 6, 7, 12, 13, 14, 15, 34, 35, 36, 37, 38, 39, 40, 41]);
  const freeInFile = new Set([4, 5, 10, 11, 12, 13]);
  /** Numbers of disks from the time of floppies, and the size of the list, which its files tell as well. */
  const freeAtEnd = new Set([4, 5, 6, 7, 8, 9, 12, 13, 14, 15]);

  it('is noticed at any byte but dates and attributes', async () => {
    const lists = positionsOf(zip, 'PK\x01\x02');
    const locals = positionsOf(zip, 'PK\x03\x04');
    // Deflate fills up its last byte with bits that nobody reads (RFC 1951, 3.2.3); that byte stands before the next record.
    const isLastOfFile = (at: number) => [...lists, ...locals].includes(at + 1);
    const isFree = (at: number) =>
      isLastOfFile(at) ||
      lists.some((start) => free.has(at - start)) ||
      locals.some((start) => freeInFile.has(at - start)) ||
      freeAtEnd.has(at - (zip.length - 22));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: zip.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        fc.pre(!isFree(at));
        const { findings } = await verifyDsfinvkZip(flipped(zip, at, mask));
        expect(
          findings.map(({ rule }) => rule),
          `byte ${at} with ${mask}`,
        ).not.toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

function positionsOf(bytes: Buffer, mark: string): readonly number[] {
  const positions: number[] = [];
  for (let at = bytes.indexOf(mark, 0, 'latin1'); at >= 0; at = bytes.indexOf(mark, at + 1, 'latin1'))
    positions.push(at);
  return positions;
}

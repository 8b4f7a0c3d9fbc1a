// Compresses in this thread: a thread of its own would run outside the host's clock.
import { Zip, ZipDeflate } from 'fflate';
import type { Bon } from '../books/bon.ts';
import type { Closing } from '../day/closing.ts';
import { type Row, type Table, text } from './columns.ts';
import { csvHeader, csvRow } from './csv.ts';
import { gdpduDtd } from './dtd.ts';
import { type DataSupplier, dtdName, indexXml } from './index-xml.ts';
import { type BonTable, bonTables, rowsOfBon } from './rows-of-bon.ts';
import {
  certificateColumns,
  certificateNumerals,
  closingKey,
  rowsOfClosing,
  type TaxonomyVersion,
} from './rows-of-closing.ts';
import { dsfinvkTables, type TableName } from './tables.ts';

export interface ArchiveSources {
  /** The closings of the period, lowest number first; asked for once for every table. */
  readonly closings: () => Iterable<Closing>;
  readonly bonsOf: (closing: Closing) => Iterable<Bon>;
  /** The closing another Bon belongs to, by its BON_NR. */
  readonly closingOfBon: (number: number) => Closing | undefined;
  readonly supplier: DataSupplier;
  readonly version: TaxonomyVersion;
  readonly madeAtMs: number;
}

/** Characters gathered before they go into the archive. */
const chunkLength = 64 * 1024;

/**
 * The DSFinV-K of a period as a ZIP, flat, all 20 tables with index and DTD. It is made while it is read: one table after
 * the other walks the records page by page, so a year needs no more memory than a day.
 */
export function* dsfinvkArchive(sources: ArchiveSources): Generator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    made.push(piece);
  });
  for (const [name, content] of filesOf(sources)) {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = sources.madeAtMs;
    zip.add(file);
    for (const piece of inChunks(content)) {
      file.push(piece);
      yield* made.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* made.splice(0);
  }
  zip.end();
  yield* made;
}

function* filesOf(sources: ArchiveSources): Generator<readonly [name: string, content: Iterable<string>]> {
  const tables = tablesFor(sources.closings());
  yield ['index.xml', [indexXml(tables, sources.supplier)]];
  yield [dtdName, [gdpduDtd]];
  for (const table of tables) yield [`${table.name}.csv`, csvOf(table, sources)];
}

/** The tables as they are, with more columns for certificates where one is longer than 2000 characters. */
function tablesFor(closings: Iterable<Closing>): readonly Table[] {
  let columns = 2;
  for (const { master } of closings) columns = Math.max(columns, ...master.tses.map(certificateColumns));
  const more = certificateNumerals.slice(2, columns).map((numeral) => text(`TSE_ZERTIFIKAT_${numeral}`, 1000));
  return Object.values(dsfinvkTables).map((table: Table) =>
    table.name === 'tse' ? { ...table, columns: [...table.columns, ...more] } : table,
  );
}

function* csvOf(table: Table, sources: ArchiveSources): Generator<string> {
  yield csvHeader(table);
  for (const closing of sources.closings()) {
    for (const row of rowsOf(table.name as TableName, closing, sources)) yield csvRow(table, row);
  }
}

function* rowsOf(name: TableName, closing: Closing, sources: ArchiveSources): Generator<Row> {
  if (!isBonTable(name)) {
    yield* rowsOfClosing(closing, sources.version)[name] ?? [];
    return;
  }
  const ids = new Map(closing.master.tses.map(({ serialNumber, id }) => [serialNumber, id]));
  const context = {
    key: closingKey(closing),
    tseId: (serialNumber: string) => ids.get(serialNumber),
    keyOfBon: (number: number) => {
      const referred = sources.closingOfBon(number);
      return referred && closingKey(referred);
    },
  };
  for (const bon of sources.bonsOf(closing)) yield* rowsOfBon(name, bon, context);
}

function isBonTable(name: TableName): name is BonTable {
  return (bonTables as readonly TableName[]).includes(name);
}

function* inChunks(parts: Iterable<string>): Generator<Uint8Array> {
  let gathered = '';
  for (const part of parts) {
    gathered += part;
    if (gathered.length < chunkLength) continue;
    yield Buffer.from(gathered);
    gathered = '';
  }
  if (gathered !== '') yield Buffer.from(gathered);
}

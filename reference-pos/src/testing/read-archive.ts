import { text } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

export type ReadTable = readonly Readonly<Record<string, string>>[];

/** Reads a DSFinV-K archive back: rows by column name, tables by file name without its ending. */
export async function readArchive(zip: Buffer): Promise<ReadonlyMap<string, ReadTable>> {
  const tables = new Map<string, ReadTable>();
  for (const [name, content] of await filesOf(zip)) {
    if (name.endsWith('.csv')) tables.set(name.slice(0, -'.csv'.length), rowsOf(content));
  }
  return tables;
}

/** Files of a ZIP as text, by name. */
export function filesOf(zip: Buffer): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      archive.on('entry', (entry: Entry) => {
        contentOf(archive, entry).then((content) => {
          files.set(entry.fileName, content);
          archive.readEntry();
        }, reject);
      });
      archive.on('end', () => resolve(files));
      archive.on('error', reject);
      archive.readEntry();
    });
  });
}

function contentOf(archive: ZipFile, entry: Entry): Promise<string> {
  return new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else text(stream).then(resolve, reject);
    });
  });
}

function rowsOf(csv: string): ReadTable {
  const [header = [], ...rows] = csv
    .split('\r\n')
    .filter((line) => line !== '')
    .map(fieldsOf);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

function fieldsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|;)(?:"((?:[^"]|"")*)"|([^;]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );
}

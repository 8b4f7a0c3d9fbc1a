import { CsvError, Parser } from 'csv-parse';
import type { Findings } from '../../findings.ts';
import { Malformed } from '../../malformed.ts';
import type { ArchiveFile } from '../archive/archive.ts';
import { ByteCheck } from './byte-check.ts';

/** Characters that separate fields and enclose texts. */
export interface CsvFormat {
  readonly columnDelimiter: string;
  readonly textEncapsulator: string;
}

/** Rows waiting in the parser; one piece of a file gives at most some hundreds. */
const rowsAtOnce = 1 << 16;

/**
 * The rows of a CSV file as they stream by, some at a time. What is wrong with the bytes is a finding;
 * reading ends where the file cannot be read on.
 */
export async function* csvRows(file: ArchiveFile, format: CsvFormat, findings: Findings): AsyncGenerator<string[][]> {
  const options = {
    bom: true,
    delimiter: format.columnDelimiter,
    quote: format.textEncapsulator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Longer than anything the DSFinV-K knows: a missing quote must not swallow a gigabyte.
    max_record_size: 1024 * 1024,
    readableHighWaterMark: rowsAtOnce,
  };
  const parser = new Parser(options);
  let failure: Error | undefined;
  parser.on('error', (error) => {
    failure = error;
  });
  const bytes = new ByteCheck(file.name, findings);
  let count = 0;
  try {
    for await (const chunk of file.open()) {
      bytes.add(chunk);
      parser.write(chunk);
      if (failure) break;
      const rows = waiting(parser);
      count += rows.length;
      if (rows.length > 0) yield rows;
    }
    if (!failure) {
      bytes.finish();
      await new Promise<void>((resolve) => {
        parser.once('error', () => resolve());
        parser.end(() => resolve());
      });
    }
    const rows = waiting(parser);
    count += rows.length;
    if (rows.length > 0) yield rows;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('ZIP-DAMAGED', file.name, `${error.message}. Nothing behind row ${count} was checked.`);
  }
  if (failure) report(failure, file.name, count, findings);
}

function waiting(parser: Parser): string[][] {
  const rows: string[][] = [];
  for (let row = parser.read() as string[] | null; row !== null; row = parser.read() as string[] | null) rows.push(row);
  return rows;
}

function report(failure: Error, file: string, count: number, findings: Findings): void {
  if (!(failure instanceof CsvError)) throw failure;
  findings.add(
    'CSV-UNREADABLE',
    `${file}, row ${count + 1}`,
    `The row cannot be read (${failure.message.split(/[:,]/)[0]}); nothing behind it was checked.`,
  );
}

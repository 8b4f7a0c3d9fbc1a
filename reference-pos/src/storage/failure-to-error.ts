import type { DiskFailure } from './disk-files.ts';
import { codeOf, JournalGone } from './open-disk-file.ts';
import { sqlite } from './sqlite-codes.ts';
import { StoreError, type StoreErrorCode } from './store-error.ts';

/** Makes the error that the till sees from SQLite's number, its sentence and what the disk had said. */
export function storeErrorOf(rc: number, sentence: string, failure: DiskFailure | undefined): StoreError {
  const detail = failure ? `${failure.operation} ${failure.path}: ${textOf(failure.error)}` : sentence;
  return new StoreError(failure ? codeOfFailure(failure) : codeOfNumber(rc), detail, failure?.error);
}

/** Failures after which what is on the platter and what was acknowledged may differ: stop, start anew. */
export function isFailStop(error: StoreError): boolean {
  switch (error.code) {
    case 'STORE_IO_ERROR':
    case 'STORE_READ_ONLY':
    case 'STORE_CORRUPT':
    case 'STORE_JOURNAL_GONE':
    case 'STORE_OUT_OF_MEMORY':
    case 'STORE_CANNOT_OPEN':
      return true;
    default:
      return false;
  }
}

/** Whether something else than a failure of the disk was thrown under SQLite. */
export function isNotOfTheDisk(error: unknown): boolean {
  return codeOf(error) === undefined && !(error instanceof JournalGone);
}

function codeOfFailure({ operation, error }: DiskFailure): StoreErrorCode {
  if (error instanceof JournalGone) return 'STORE_JOURNAL_GONE';
  const code = codeOf(error);
  if (code === 'EROFS') return 'STORE_READ_ONLY';
  // Full at sync (delayed allocation) leaves open what was kept, as any failed sync does.
  if (code === 'ENOSPC' && operation !== 'sync') return 'STORE_DISK_FULL';
  return operation === 'open' ? 'STORE_CANNOT_OPEN' : 'STORE_IO_ERROR';
}

function codeOfNumber(rc: number): StoreErrorCode {
  switch (rc & 0xff) {
    case sqlite.FULL:
      return 'STORE_DISK_FULL';
    case sqlite.IOERR:
      return 'STORE_IO_ERROR';
    case sqlite.READONLY:
      return 'STORE_READ_ONLY';
    case sqlite.CORRUPT:
    case sqlite.NOTADB:
      return 'STORE_CORRUPT';
    case sqlite.CANTOPEN:
      return 'STORE_CANNOT_OPEN';
    case sqlite.NOMEM:
      return 'STORE_OUT_OF_MEMORY';
    case sqlite.CONSTRAINT:
      return 'STORE_CONSTRAINT';
    default:
      return 'STORE_SQL';
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

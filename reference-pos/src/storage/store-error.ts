/** What can go wrong with the store, and what the sentence of the error says to do about it. */
export const storeErrorCodes = {
  STORE_DISK_FULL: 'The disk is full: the step was undone. Make room, then sell on.',
  STORE_IO_ERROR:
    'The disk reported an error: whether the step was kept is unknown. Start the till anew and look the step up by its key.',
  STORE_READ_ONLY:
    'The disk can no longer be written to: the step was undone. Export what is readable and replace the disk.',
  STORE_CORRUPT: 'The database is damaged. Keep the disk as it is and restore the last good backup.',
  STORE_FAILED: 'The store stopped after an earlier error and accepts nothing before the till has been started anew.',
  STORE_CLOSED: 'The store is closed.',
  STORE_CANNOT_OPEN: 'The database cannot be opened. Check that the directory is there and may be written to.',
  STORE_MODE_REFUSED:
    'SQLite did not accept the journal or sync mode that durability rests on. Do not sell with this build.',
  STORE_JOURNAL_GONE:
    'Somebody removed or replaced the journal of the running database. Start the till anew; keep other programs away from its directory.',
  STORE_OUT_OF_MEMORY: 'There was no memory left for SQLite. Start the till anew.',
  STORE_CONSTRAINT: 'The step breaks a rule of the schema and was refused.',
  STORE_SQL: 'The statement or its parameters are wrong.',
} as const;

export type StoreErrorCode = keyof typeof storeErrorCodes;

/** A failure of the store; `code` is stable, `cause` keeps what the disk said. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, detail?: string, cause?: unknown) {
    super(
      detail ? `${storeErrorCodes[code]} (${detail})` : storeErrorCodes[code],
      cause === undefined ? {} : { cause },
    );
    this.name = 'StoreError';
    this.code = code;
  }
}

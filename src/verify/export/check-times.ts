import type { Findings } from '../findings.ts';
import { type Ledger, rowKind } from './ledger.ts';

/** A clock that was never set begins at unix 0; no module of this kind existed before 2018. */
export const earliestRealTime = Date.UTC(2018, 0, 1);

/** Times of one key in the order of its counters: never back, except by a time update or when the clock lost its time. */
export function checkTimes(
  ledger: Ledger,
  rows: Uint32Array,
  serial: string,
  isPart: boolean,
  findings: Findings,
): void {
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]!;
    const time = ledger.time(row);
    const kind = ledger.kind(row);
    const isUnset = time < earliestRealTime;
    if (isUnset && kind <= rowKind.finish) {
      findings.add(
        'LOG-TIME-UNSET',
        where(ledger, row, serial),
        `A transaction is signed at ${iso(time)}, before the clock was set.`,
      );
    }
    if (at === 0) continue;
    const before = rows[at - 1]!;
    // The time update may be among what a part export leaves out.
    if (isPart && ledger.counter(row) !== ledger.counter(before) + 1) continue;
    const isAfterUpdate = kind === rowKind.timeUpdate || ledger.kind(before) === rowKind.timeUpdate;
    if (time < ledger.time(before) && !isUnset && !isAfterUpdate) {
      findings.add(
        'LOG-TIME-BACKWARDS',
        where(ledger, row, serial),
        `The message is signed at ${iso(time)}, the one before (counter ${ledger.counter(before)}) at ${iso(ledger.time(before))}, with no time update between.`,
      );
    }
  }
  if (ledger.timeFormats.size > 1) {
    findings.add(
      'LOG-TIME-FORMAT',
      serial,
      `Messages use the time formats ${[...ledger.timeFormats].sort().join(', ')}.`,
    );
  }
}

const where = (ledger: Ledger, row: number, serial: string) => `${serial}, signature counter ${ledger.counter(row)}`;

/** An instant as auditors read it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

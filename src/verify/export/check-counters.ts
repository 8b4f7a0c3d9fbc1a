import type { Findings } from '../findings.ts';
import type { Ledger } from './ledger.ts';

/**
 * Signature counters of one key: unique over all kinds of messages, and gap-free unless only a part was exported.
 * Returns the rows without copies.
 */
export function checkCounters(
  ledger: Ledger,
  rows: Uint32Array,
  serial: string,
  isPart: boolean,
  findings: Findings,
): Uint32Array {
  const first = ledger.counter(rows[0]!);
  if (first !== 1) {
    const found = `The first signature counter in the archive is ${first}`;
    findings.add('LOG-COUNTER-START', serial, `${found}: ${startReason(first)}.`);
  }
  let kept = 1;
  for (let at = 1; at < rows.length; at += 1) {
    const row = rows[at]!;
    const before = rows[kept - 1]!;
    const counter = ledger.counter(row);
    const expected = ledger.counter(before) + 1;
    if (counter < expected) {
      reportDouble(ledger, before, row, serial, findings);
      continue;
    }
    if (counter > expected)
      findings.add(isPart ? 'LOG-PART' : 'LOG-COUNTER-GAP', serial, gapText(expected, counter - 1));
    rows[kept] = row;
    kept += 1;
  }
  return rows.subarray(0, kept);
}

function reportDouble(ledger: Ledger, first: number, second: number, serial: string, findings: Findings): void {
  const counter = ledger.counter(second);
  const where = `${serial}, signature counter ${counter}`;
  if (ledger.fingerprint(first) !== ledger.fingerprint(second)) {
    findings.add('LOG-COUNTER-DOUBLE', where, `Two different messages carry signature counter ${counter}.`);
  } else if (ledger.isCopy(first) || ledger.isCopy(second)) {
    findings.add('LOG-COPY', where, `The message with signature counter ${counter} is in the archive more than once.`);
  } else {
    findings.add(
      'TAR-NAME-DOUBLE',
      where,
      `The message with signature counter ${counter} is in the archive more than once.`,
    );
  }
}

function startReason(first: number): string {
  if (first === 0) return 'the first message of a key has 1';
  if (first === 2) return 'the first signature was a proof of possession, or the first message is missing';
  return 'a part export, or older messages were deleted';
}

function gapText(from: number, to: number): string {
  return from === to
    ? `Signature counter ${from} is missing.`
    : `Signature counters ${from} to ${to} are missing (${to - from + 1} messages).`;
}

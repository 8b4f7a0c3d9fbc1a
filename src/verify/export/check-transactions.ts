import type { Findings } from '../findings.ts';
import { type Ledger, rowKind } from './ledger.ts';

/** A transaction that was started and not finished. */
export interface OpenTransaction {
  readonly transactionNumber: number;
  readonly startCounter: number;
  /** Unix milliseconds. */
  readonly startedAt: number;
}

/** What the transactions of one key look like. */
export interface TransactionCount {
  readonly started: number;
  readonly finished: number;
  readonly open: readonly OpenTransaction[];
}

/** Start, updates and finish of every transaction, in the order of the counters. */
export function checkTransactions(
  ledger: Ledger,
  rows: Uint32Array,
  serial: string,
  isPart: boolean,
  findings: Findings,
): TransactionCount {
  const open = new Map<number, number>();
  const startedNumbers = new Float64Array(rows.length);
  const strays: number[] = [];
  let started = 0;
  let finished = 0;
  for (const row of rows) {
    const kind = ledger.kind(row);
    if (kind > rowKind.finish) continue;
    const number = ledger.transaction(row);
    if (kind === rowKind.start) {
      startedNumbers[started] = number;
      started += 1;
      open.set(number, row);
      continue;
    }
    const start = open.get(number);
    if (start === undefined) strays.push(row);
    else if (ledger.client(start) !== ledger.client(row)) {
      findings.add(
        'TX-CLIENT',
        `${serial}, transaction ${number}`,
        `Signature counter ${ledger.counter(row)} comes from another client than the start.`,
      );
    }
    if (kind === rowKind.finish) {
      finished += 1;
      open.delete(number);
    }
  }
  checkDisabled(ledger, rows, serial, findings);
  // Modules that sign in parallel hand out numbers before counters: the numbers are looked at in their own order.
  const numbers = startedNumbers.subarray(0, started).sort();
  const isWhole = !isPart && rows.length > 0 && ledger.counter(rows[0]!) <= 2;
  checkStrays(ledger, strays, numbers, isWhole, serial, findings);
  const known = new Set(strays.map((row) => ledger.transaction(row)));
  checkNumbers(numbers, { known, isWhole, isPart }, serial, findings);
  for (const [number, row] of open) {
    findings.add(
      'TX-OPEN',
      `${serial}, transaction ${number}`,
      `The transaction started with signature counter ${ledger.counter(row)} is not finished.`,
    );
  }
  return { started, finished, open: openTransactions(ledger, open) };
}

function checkDisabled(ledger: Ledger, rows: Uint32Array, serial: string, findings: Findings): void {
  let isDisabled = false;
  for (const row of rows) {
    if (ledger.kind(row) === rowKind.disable) isDisabled = true;
    else if (isDisabled && ledger.kind(row) <= rowKind.finish) {
      const where = `${serial}, transaction ${ledger.transaction(row)}`;
      const counter = ledger.counter(row);
      findings.add('LOG-AFTER-DISABLE', where, `Signature counter ${counter} comes after the module was disabled.`);
    }
  }
}

interface NumberRules {
  /** Numbers whose start lies before the archive. */
  readonly known: ReadonlySet<number>;
  readonly isWhole: boolean;
  readonly isPart: boolean;
}

/** Numbers rise by one, from 1 or from wherever the archive begins; a part export only must not repeat them. */
function checkNumbers(numbers: Float64Array, rules: NumberRules, serial: string, findings: Findings): void {
  const { known, isWhole, isPart } = rules;
  let expected = isWhole ? 1 : (numbers[0] ?? 1);
  for (const number of numbers) {
    const where = `${serial}, transaction ${number}`;
    if (number < expected) {
      findings.add('TX-NUMBER-REUSED', where, `Transaction ${number} is started more than once.`);
      continue;
    }
    while (known.has(expected) && expected < number) expected += 1;
    if (number > expected && !isPart) findings.add('TX-GAP', where, gapText(expected, number - 1));
    expected = number + 1;
  }
}

/** Updates and finishes of transactions that were not open. */
function checkStrays(
  ledger: Ledger,
  strays: readonly number[],
  numbers: Float64Array,
  isWhole: boolean,
  serial: string,
  findings: Findings,
): void {
  for (const row of strays) {
    const number = ledger.transaction(row);
    const where = `${serial}, transaction ${number}`;
    const message = `Signature counter ${ledger.counter(row)}`;
    if (contains(numbers, number)) {
      findings.add(
        'TX-AFTER-FINISH',
        where,
        `${message} belongs to a transaction that is already finished, or not yet started.`,
      );
    } else if (isWhole) {
      findings.add('TX-NO-START', where, `${message} belongs to a transaction that was never started.`);
    } else {
      findings.add(
        'TX-BEFORE-EXPORT',
        where,
        `${message} belongs to a transaction that is not started in the archive.`,
      );
    }
  }
}

function contains(sorted: Float64Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}

function gapText(from: number, to: number): string {
  return from === to ? `Transaction number ${from} is missing.` : `Transaction numbers ${from} to ${to} are missing.`;
}

/** The first ones are enough to name; the finding list counts them all. */
const namedOpenTransactions = 1000;

function openTransactions(ledger: Ledger, open: ReadonlyMap<number, number>): readonly OpenTransaction[] {
  return [...open].slice(0, namedOpenTransactions).map(([transactionNumber, row]) => ({
    transactionNumber,
    startCounter: ledger.counter(row),
    startedAt: ledger.time(row),
  }));
}

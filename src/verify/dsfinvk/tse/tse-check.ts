import type { Findings } from '../../findings.ts';
import { precisionMs } from '../../log/log-time.ts';
import { checkProcessData } from '../../process-data/check-process-data.ts';
import { parseKassenbeleg } from '../../process-data/kassenbeleg.ts';
import type { ClosingBooks } from '../closing/closing-books.ts';
import type { Receipt } from '../closing/receipt.ts';
import type { TableRow } from '../csv/table-row.ts';
import { SignatureOfRows } from './check-signature.ts';
import { checkClockDistance } from './clock-distance.ts';
import { differenceTo, expectedData } from './expected-data.ts';
import { LogLink } from './log-link.ts';
import { NumberSet } from './number-set.ts';
import { type SignedValues, signedValues } from './signed-row.ts';
import { StartCheck } from './start-check.ts';
import type { TseLogBook } from './tse-log-book.ts';
import type { TseMaster } from './tse-master.ts';

/** Tills and modules drift apart by some minutes; a signature of another hour was made later. */
const laterMs = 10 * 60_000;

/** Checks transactions_tse.csv: each receipt is signed once, over what it says, or names an outage. */
export class TseCheck {
  readonly #findings: Findings;
  readonly #signatures: SignatureOfRows;
  readonly #starts: StartCheck;
  readonly #link: LogLink | undefined;
  readonly #numbers = new Map<string, NumberSet>();
  readonly #counters = new Map<string, NumberSet>();
  outages = 0;

  constructor(findings: Findings, log: TseLogBook | undefined) {
    this.#findings = findings;
    this.#signatures = new SignatureOfRows(findings);
    this.#starts = new StartCheck(findings);
    this.#link = log && new LogLink(log, findings);
  }

  /** Signatures that fit what the tables say; with a TSE export they are compared with its messages instead. */
  get verifiedSignatures(): number {
    return this.#signatures.verified + (this.#link?.linked ?? 0);
  }

  addRow(row: TableRow, receipt: Receipt, books: ClosingBooks): void {
    const values = signedValues(row);
    const isOutage = values.failure !== '';
    receipt.signed.push({ row, isOutage });
    if (isOutage) {
      this.outages += 1;
      this.#findings.add(
        'TSE-OUTAGE',
        row.place('TSE_TA_FEHLER'),
        `The receipt is not secured as usual: "${values.failure}".`,
      );
    }
    const module = values.moduleId === undefined ? undefined : books.modules.get(values.moduleId);
    if (values.moduleId !== undefined && !module)
      this.#findings.add('KEY-TSE', row.place('TSE_ID'), `TSE ${values.moduleId} is not in tse.csv.`);
    if (isOutage && values.signature === '') {
      if (module && this.#link?.has(module.serialNumber))
        this.#link.unsigned(values, row, receipt, module.serialNumber);
      return;
    }
    if (isComplete(values, row, this.#findings) && module) this.#checkSigned(values, row, receipt, module, books);
  }

  #checkSigned(values: SignedValues, row: TableRow, receipt: Receipt, module: TseMaster, books: ClosingBooks): void {
    const { serialNumber } = module;
    this.#checkNumbers(values, row, serialNumber);
    this.#checkTimes(values, row, receipt, module);
    this.#checkData(values, row, receipt);
    const clientId = books.clientIdOf(receipt);
    const link = this.#link;
    if (link?.has(serialNumber)) link.check(values, row, receipt, serialNumber, clientId);
    else this.#signatures.check(values, receipt, module, clientId, row.place('TSE_TA_SIG'));
  }

  #checkNumbers({ transactionNumber, counter }: SignedValues, row: TableRow, serial: string): void {
    if (!setOf(this.#numbers, serial).add(transactionNumber!))
      this.#findings.add(
        'TSE-NUMBER-DOUBLE',
        row.place('TSE_TANR'),
        `Transaction ${transactionNumber} is named by another row.`,
      );
    if (!setOf(this.#counters, serial).add(counter!))
      this.#findings.add(
        'TSE-NUMBER-DOUBLE',
        row.place('TSE_TA_SIGZ'),
        `Signature counter ${counter} is named by another row.`,
      );
  }

  #checkTimes(
    { startedAt, finishedAt, failure }: SignedValues,
    row: TableRow,
    receipt: Receipt,
    module: TseMaster,
  ): void {
    const precision = module.timeFormat && precisionMs[module.timeFormat];
    for (const [column, at] of [
      ['TSE_TA_START', startedAt!],
      ['TSE_TA_ENDE', finishedAt!],
    ] as const) {
      if (precision !== undefined && at % precision !== 0)
        this.#findings.add(
          'TSE-TIME-PRECISION',
          row.place(column),
          `The time is written finer than ${module.timeFormat} can be.`,
        );
    }
    if (startedAt! > finishedAt!)
      this.#findings.add('TSE-TIME', row.place('TSE_TA_ENDE'), 'The transaction ends before it starts.');
    const { endedAt } = receipt;
    const hasZone = /(Z|[+-]\d\d:?\d\d)$/.test(receipt.row.text('BON_ENDE'));
    if (endedAt !== undefined && hasZone && Math.abs(finishedAt! - endedAt) > laterMs) {
      const minutes = Math.round((finishedAt! - endedAt) / 60_000);
      const text = `The TSE finished ${Math.abs(minutes)} minutes ${minutes < 0 ? 'before' : 'after'} the receipt ended.`;
      this.#findings.add('TSE-LATER', row.place('TSE_TA_ENDE'), text);
    }
    this.#starts.add(startedAt!, finishedAt!, row, receipt, failure !== '');
  }

  #checkData({ processType, processData }: SignedValues, row: TableRow, receipt: Receipt): void {
    if (processData === '') return;
    const place = row.place('TSE_VORGANGSDATEN');
    checkProcessData(processType, processData, place, this.#findings);
    if (processType.toLowerCase() !== 'kassenbeleg-v1') return;
    const data = parseKassenbeleg(processData);
    if (typeof data === 'string') return; // checkProcessData has told
    const difference = differenceTo(expectedData(receipt), data, receipt);
    if (difference)
      this.#findings.add('TSE-DATA', place, `The signed data are not those of the receipt: ${difference}.`);
  }

  finishReceipt(receipt: Receipt): void {
    if (receipt.signed.length === 0)
      this.#findings.add('TSE-MISSING', receipt.row.place(), 'The receipt has no row in transactions_tse.csv.');
    const [first, ...others] = receipt.signed;
    for (const { row, isOutage } of others) {
      // Orders of a visit are transactions of their own.
      if (isOutage || row.text('TSE_TA_VORGANGSART').toLowerCase() === 'kassenbeleg-v1')
        this.#findings.add('TSE-ROW-DOUBLE', row.place(), `The receipt has row ${first!.row.number} already.`);
    }
  }

  /** Signature counters rise with receipt numbers: who swaps two signatures breaks that. */
  finishClosing(books: ClosingBooks): void {
    const last = new Map<string, number>();
    for (const receipt of books.receipts.values()) {
      for (const { row } of receipt.signed) {
        const counter = row.value('TSE_TA_SIGZ');
        const id = row.text('TSE_ID');
        if (counter === undefined) continue;
        if (counter < (last.get(id) ?? 0))
          this.#findings.add(
            'TSE-ORDER',
            row.place('TSE_TA_SIGZ'),
            'The signature counter is lower than that of the receipt before.',
          );
        last.set(id, counter);
      }
    }
    checkClockDistance(books, this.#findings);
    this.#link?.closingDone(books);
  }

  finish(): void {
    this.#starts.finish();
    this.#link?.finish(this.#numbers);
  }
}

function setOf(sets: Map<string, NumberSet>, serial: string): NumberSet {
  let set = sets.get(serial);
  if (!set) {
    set = new NumberSet();
    sets.set(serial, set);
  }
  return set;
}

/** Whether all is there that a signed receipt has; what was wrong in itself was told when the row was read. */
function isComplete(values: SignedValues, row: TableRow, findings: Findings): boolean {
  const needed = {
    TSE_ID: values.moduleId,
    TSE_TANR: values.transactionNumber,
    TSE_TA_START: values.startedAt,
    TSE_TA_ENDE: values.finishedAt,
    TSE_TA_VORGANGSART: values.processType || undefined,
    TSE_TA_SIGZ: values.counter,
    TSE_TA_SIG: values.signature || undefined,
  };
  let isWhole = true;
  for (const [column, value] of Object.entries(needed)) {
    if (value !== undefined) continue;
    isWhole = false;
    if (row.text(column) === '' && values.failure === '')
      findings.add('TSE-INCOMPLETE', row.place(column), 'The column is empty, and TSE_TA_FEHLER names no outage.');
  }
  return isWhole;
}

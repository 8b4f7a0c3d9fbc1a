import type { Findings } from '../../findings.ts';
import { parseKassenbeleg } from '../../process-data/kassenbeleg.ts';
import type { ClosingBooks } from '../closing/closing-books.ts';
import type { Receipt } from '../closing/receipt.ts';
import { readBase64 } from '../csv/read-value.ts';
import type { TableRow } from '../csv/table-row.ts';
import { differenceTo, expectedData } from './expected-data.ts';
import type { NumberSet } from './number-set.ts';
import type { SignedValues } from './signed-row.ts';
import { type LoggedTransaction, signaturePrint, type TseLogBook } from './tse-log-book.ts';

/** How far the clocks of till and TSE may be apart when it is asked what belongs to the period of the archive. */
const driftMs = 10 * 60_000;

/** Holds transactions_tse.csv against the log messages of a TSE export. */
export class LogLink {
  readonly #log: TseLogBook;
  readonly #findings: Findings;
  /** Serial numbers of the tills in the archive. */
  readonly #clients = new Set<string>();
  #lastClosingAt = Number.NEGATIVE_INFINITY;
  #beginsWithFirst = false;
  readonly #unknownModules = new Set<string>();
  linked = 0;

  constructor(log: TseLogBook, findings: Findings) {
    this.#log = log;
    this.#findings = findings;
  }

  has(serialNumber: string): boolean {
    const isKnown = this.#log.has(serialNumber);
    if (!isKnown && !this.#unknownModules.has(serialNumber)) {
      this.#unknownModules.add(serialNumber);
      const text = `No TSE export of the module ${serialNumber} was given; its receipts are checked by their own data only.`;
      this.#findings.add('LINK-MODULE', 'tse.csv', text);
    }
    return isKnown;
  }

  check(values: SignedValues, row: TableRow, receipt: Receipt, serial: string, clientId: string): void {
    const { transactionNumber } = values;
    const logged = this.#log.transaction(serial, transactionNumber!);
    if (!logged?.signature) {
      const text = logged ? 'is started, but not finished in the TSE export' : 'is not in the TSE export';
      this.#findings.add('LINK-UNKNOWN', row.place('TSE_TANR'), `Transaction ${transactionNumber} ${text}.`);
      return;
    }
    logged.receipts += 1;
    this.linked += 1;
    this.#compare(values, row, logged, clientId);
    const data = /^kassenbeleg-v1$/i.test(logged.processType) ? parseKassenbeleg(logged.processData) : '';
    const difference = typeof data === 'string' ? undefined : differenceTo(expectedData(receipt), data, receipt);
    if (difference) this.#addSums(row, logged, difference);
  }

  /**
   * An unsigned receipt of an outage that names the transaction it had begun. The TSE may have finished that unheard, or
   * as abandoned later; sums it signed must be those of the receipt all the same.
   */
  unsigned({ transactionNumber }: SignedValues, row: TableRow, receipt: Receipt, serial: string): void {
    const logged = transactionNumber === undefined ? undefined : this.#log.transaction(serial, transactionNumber);
    if (!logged) return;
    logged.receipts += 1;
    const data = /^kassenbeleg-v1$/i.test(logged.processType) ? parseKassenbeleg(logged.processData) : '';
    if (typeof data === 'string' || data.vorgangstyp === 'AVBelegabbruch') return;
    const difference = differenceTo(expectedData(receipt), data, receipt);
    if (difference) this.#addSums(row, logged, difference);
  }

  #addSums(row: TableRow, { number }: LoggedTransaction, difference: string): void {
    this.#findings.add('LINK-SUMS', row.place(), `Transaction ${number} was signed over other sums: ${difference}.`);
  }

  #compare(values: SignedValues, row: TableRow, logged: LoggedTransaction, clientId: string): void {
    const { counter, signature, startedAt, finishedAt } = values;
    const differ = (rule: 'LINK-VALUE' | 'LINK-SIGNATURE', column: string, text: string) =>
      this.#findings.add(rule, row.place(column), `The TSE export says of transaction ${logged.number}: ${text}.`);
    if (counter !== logged.counter) differ('LINK-VALUE', 'TSE_TA_SIGZ', `signature counter ${logged.counter}`);
    const bytes = readBase64(signature);
    if (!bytes || signaturePrint(bytes) !== logged.signature)
      differ('LINK-SIGNATURE', 'TSE_TA_SIG', 'it was signed with another signature');
    if (logged.startedAt !== undefined && startedAt !== logged.startedAt)
      differ('LINK-VALUE', 'TSE_TA_START', `it was started at ${iso(logged.startedAt)}`);
    if (finishedAt !== logged.finishedAt)
      differ('LINK-VALUE', 'TSE_TA_ENDE', `it was finished at ${iso(logged.finishedAt)}`);
    if (values.processType !== logged.processType)
      differ('LINK-VALUE', 'TSE_TA_VORGANGSART', `processType "${logged.processType}"`);
    if (values.processData !== '' && values.processData !== logged.processData)
      differ('LINK-VALUE', 'TSE_VORGANGSDATEN', `processData "${logged.processData.slice(0, 100)}"`);
    if (clientId !== logged.clientId)
      differ('LINK-VALUE', 'TSE_TANR', `it is of client "${logged.clientId}", the till is "${clientId}"`);
  }

  closingDone(books: ClosingBooks): void {
    for (const { row, serialNumber, certificate } of books.modules.values()) {
      if (certificate && this.#log.isCertificate(serialNumber, certificate) === false)
        this.#findings.add(
          'LINK-CERTIFICATE',
          row.place('TSE_ZERTIFIKAT_I'),
          'The TSE export has another certificate of this key.',
        );
    }
    const serial = books.register?.text('KASSE_SERIENNR');
    if (serial) this.#clients.add(serial);
    for (const terminal of books.terminals.values()) this.#clients.add(terminal.text('TERMINAL_SERIENNR'));
    if (books.createdAt !== undefined && books.createdAt > this.#lastClosingAt) this.#lastClosingAt = books.createdAt;
    if (books.row.value('Z_NR') === 1) this.#beginsWithFirst = true;
  }

  /** Transactions that the TSE finished for these tills in this period, and that no receipt names: lost or hidden sales. */
  finish(numbers: ReadonlyMap<string, NumberSet>): void {
    for (const [serial, { lowest, highest }] of numbers) {
      for (const logged of this.#log.transactionsOf(serial)) {
        if (logged.receipts > 0 || logged.finishedAt === undefined || !this.#clients.has(logged.clientId)) continue;
        const isBetween = logged.number > lowest && logged.number < highest;
        const isBefore = logged.number < lowest && this.#beginsWithFirst;
        const isBehind = logged.number > highest && logged.finishedAt < this.#lastClosingAt - driftMs;
        if (!isBetween && !isBefore && !isBehind) continue;
        const text = `The TSE finished transaction ${logged.number} at ${iso(logged.finishedAt)} (${logged.processData.slice(0, 80)}), and no receipt names it.`;
        this.#findings.add('LINK-LOST', 'transactions_tse.csv', text);
      }
    }
  }
}

function iso(at: number | undefined): string {
  return at === undefined ? 'no time' : new Date(at).toISOString();
}

import type { Findings } from '../../findings.ts';
import type { ClosingBooks } from './closing-books.ts';

/** Numbers of receipts (BON_NR) through the closings of each till. */
export class Numbering {
  readonly #findings: Findings;
  readonly #last = new Map<string, number>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Takes a closing, in the order of their numbers: receipts go on where the one before stopped, or begin with 1 again. */
  check(books: ClosingBooks): void {
    checkNumbers(books, this.#findings);
    const numbers = [...books.receipts.values()].flatMap(({ number }) => number ?? []);
    if (numbers.length === 0) return;
    const till = books.row.text('Z_KASSE_ID');
    const last = this.#last.get(till);
    const first = Math.min(...numbers);
    if (last !== undefined && first !== last + 1 && first !== 1) {
      const text = `The receipts begin with number ${first}; the last one of the closing before was ${last}.`;
      this.#findings.add('BON-NR-START', books.row.place(), text);
    }
    this.#last.set(till, Math.max(...numbers));
  }
}

/** Receipts of a closing are numbered without gap, in the order of their end. */
function checkNumbers(books: ClosingBooks, findings: Findings): void {
  const receipts = [...books.receipts.values()].filter(({ number }) => number !== undefined);
  receipts.sort((a, b) => a.number! - b.number!);
  for (const [at, receipt] of receipts.entries()) {
    const before = receipts[at - 1];
    if (!before) continue;
    const place = receipt.row.place('BON_NR');
    if (receipt.number === before.number) {
      findings.add('BON-NR-DOUBLE', place, `Number ${receipt.number} stands in row ${before.row.number} already.`);
    } else if (receipt.number !== before.number! + 1) {
      findings.add('BON-NR-GAP', place, `Number ${receipt.number} follows ${before.number}.`);
    }
    if (receipt.endedAt !== undefined && before.endedAt !== undefined && receipt.endedAt < before.endedAt)
      findings.add('BON-ORDER', receipt.row.place('BON_ENDE'), `The receipt ends before number ${before.number} does.`);
  }
}

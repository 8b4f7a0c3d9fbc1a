import type { Findings } from '../findings.ts';
import { checkClosing } from './closing/check-closing.ts';
import { checkReceipt } from './closing/check-receipt.ts';
import { ClosingBooks } from './closing/closing-books.ts';
import { closingKeyOf, closingName } from './closing/closing-key.ts';
import { closingRows } from './closing/closing-rows.ts';
import { type Desk, receiptOf } from './closing/desk.ts';
import { masterData } from './closing/master-data.ts';
import { Numbering } from './closing/numbering.ts';
import { addReceipt, receiptRows } from './closing/receipt-rows.ts';
import type { TableReader } from './csv/table-reader.ts';
import type { TableRow } from './csv/table-row.ts';
import { MasterChanges } from './master-changes.ts';
import { RowOrder } from './row-order.ts';
import type { TablesOfArchive } from './tables-of-archive.ts';

/** Rows are read so that what they point to is known before. */
const readingOrder = [
  ...Object.keys(masterData),
  'transactions.csv',
  'transactions_vat.csv',
  'lines.csv',
  'lines_vat.csv',
  'itemamounts.csv',
  'subitems.csv',
  'datapayment.csv',
  'allocation_groups.csv',
  'references.csv',
  'transactions_tse.csv',
  ...Object.keys(closingRows),
];

/** Thrown when a table holds rows of a closing that is done already. */
class NotByClosing extends Error {
  override readonly name = 'NotByClosing';
}

/**
 * Reads all tables beside each other, closing by closing, and checks each closing when its rows are in. Only one is in
 * memory at a time, as long as the tables hold the closings in the order of cashpointclosing.csv. `isAnyOrder` reads
 * table by table instead and keeps every closing to the end.
 */
export class BookReader {
  readonly #tables: TablesOfArchive;
  readonly #desk: Desk;
  readonly #findings: Findings;
  readonly #order: RowOrder;
  readonly #numbering: Numbering;
  readonly #changes: MasterChanges;
  readonly #closings: readonly TableRow[];
  readonly #indexByKey: ReadonlyMap<string, number>;
  readonly #books = new Map<number, ClosingBooks>();
  #lastClosing:
    | { readonly number: string; readonly at: string; readonly till: string; readonly index: number | undefined }
    | undefined;
  rows = 0;
  receipts = 0;

  constructor(tables: TablesOfArchive, closings: readonly TableRow[], desk: Desk) {
    this.#tables = tables;
    this.#desk = desk;
    this.#findings = desk.findings;
    this.#order = new RowOrder(desk.findings);
    this.#numbering = new Numbering(desk.findings);
    this.#changes = new MasterChanges(desk.findings);
    this.#closings = closings;
    this.#indexByKey = new Map(closings.map((row, index) => [closingKeyOf(row), index]));
  }

  /** False when the tables are not sorted by closing; then nothing that was found counts. */
  async readByClosing(): Promise<boolean> {
    const readers = this.#open();
    try {
      for (const index of this.#closings.keys()) {
        for (const reader of readers) await this.#readUpTo(reader, index);
        this.#finish(index);
      }
      // What is left belongs to closings that do not exist.
      for (const reader of readers) await this.#readUpTo(reader, Number.POSITIVE_INFINITY);
      return true;
    } catch (error) {
      if (error instanceof NotByClosing) return false;
      throw error;
    } finally {
      for (const reader of readers) await reader.close();
    }
  }

  async readInAnyOrder(): Promise<void> {
    for (const reader of this.#open()) {
      while (await reader.fill()) {
        const row = reader.peek()!;
        this.#add(row, this.#indexOf(row));
        reader.take();
      }
    }
    for (const index of this.#closings.keys()) this.#finish(index);
  }

  #open(): readonly TableReader[] {
    return readingOrder.flatMap((file) => this.#tables.open(file, this.#findings) ?? []);
  }

  /** Takes rows of this closing; the first one of a later closing waits. */
  async #readUpTo(reader: TableReader, index: number): Promise<void> {
    while (await reader.fill()) {
      const row = reader.peek()!;
      const own = this.#indexOf(row);
      if (own !== undefined && own > index) return;
      if (own !== undefined && own < index) throw new NotByClosing();
      this.#add(row, own);
      reader.take();
    }
  }

  #indexOf(row: TableRow): number | undefined {
    const number = row.text('Z_NR');
    const at = row.text('Z_ERSTELLUNG');
    const till = row.text('Z_KASSE_ID');
    // Rows come in runs of the same closing.
    const last = this.#lastClosing;
    if (last && last.number === number && last.at === at && last.till === till) return last.index;
    const index = this.#indexByKey.get(closingKeyOf(row));
    this.#lastClosing = { number, at, till, index };
    return index;
  }

  #add(row: TableRow, index: number | undefined): void {
    this.rows += 1;
    if (index === undefined) {
      const text = `There is no ${closingName(row)}, made at ${row.text('Z_ERSTELLUNG')}, in cashpointclosing.csv.`;
      this.#findings.add('KEY-CLOSING', row.place(), text);
      return;
    }
    const books = this.#booksOf(index);
    books.rows.set(row.file, (books.rows.get(row.file) ?? 0) + 1);
    if (masterData[row.file]) books.masterRows.push(row);
    const addMasterData = masterData[row.file] ?? closingRows[row.file];
    if (addMasterData) {
      addMasterData(row, books, this.#findings);
      this.#order.check(row, index, undefined);
    } else if (row.file === 'transactions.csv') {
      this.#order.check(row, index, undefined);
      addReceipt(row, books, this.#desk);
    } else {
      const receipt = receiptOf(row, books, this.#findings);
      if (!receipt) return;
      this.#order.check(row, index, receipt);
      receiptRows[row.file]!(row, receipt, books, this.#desk);
    }
  }

  #booksOf(index: number): ClosingBooks {
    let books = this.#books.get(index);
    if (!books) {
      books = new ClosingBooks(this.#closings[index]!, index);
      this.#books.set(index, books);
    }
    return books;
  }

  #finish(index: number): void {
    const books = this.#booksOf(index);
    this.receipts += books.receipts.size;
    for (const receipt of books.receipts.values()) {
      checkReceipt(receipt, books, this.#findings);
      this.#desk.tse.finishReceipt(receipt);
    }
    checkClosing(books, this.#findings);
    this.#numbering.check(books);
    for (const row of [books.row, ...books.masterRows]) this.#changes.check(row);
    this.#changes.finish(books.row);
    this.#desk.tse.finishClosing(books);
    this.#books.delete(index);
  }
}

import { openZip } from '../dsfinvk/archive/zip-archive.ts';
import type { TableRow } from '../dsfinvk/csv/table-row.ts';
import { readIndex } from '../dsfinvk/index-xml/read-index.ts';
import { TablesOfArchive } from '../dsfinvk/tables-of-archive.ts';
import { Findings } from '../findings.ts';

/** A line of lines.csv with its amounts of lines_vat.csv. */
interface LineInBooks {
  readonly text: string;
  /** GV_TYP. */
  readonly businessCase: string;
  readonly quantity: number;
  readonly grossCents: number;
  /** P_STORNO. */
  readonly isVoid: boolean;
}

/** One Vorgang of a DSFinV-K export, with what the tables say of it. */
export interface ReceiptInBooks {
  /** BON_ID. */
  readonly id: string;
  /** BON_TYP. */
  readonly type: string;
  /** BON_STORNO. */
  readonly isCancellation: boolean;
  readonly operator: { readonly id: string; readonly name: string };
  readonly grossCents: number;
  readonly lines: readonly LineInBooks[];
  /** REF_BON_ID of everything it points to. */
  readonly refersTo: readonly string[];
  /** TSE_TA_SIG, base64; empty in an outage. */
  readonly signature: string;
}

/**
 * The receipts of a DSFinV-K export, in the order of transactions.csv. Reads, does not verify: what is wrong with the tables
 * `verifyDsfinvkZip` says. Throws Malformed for what is no readable ZIP.
 */
export async function receiptsInBooks(zip: Uint8Array): Promise<readonly ReceiptInBooks[]> {
  const archive = await openZip(zip);
  try {
    const ignored = new Findings();
    const tables = new TablesOfArchive(archive, await readIndex(archive, ignored));
    const rows = async (file: string): Promise<readonly TableRow[]> => {
      const reader = tables.open(file, ignored);
      const read: TableRow[] = [];
      while (reader && (await reader.fill())) {
        read.push(reader.peek() as TableRow);
        reader.take();
      }
      return read;
    };
    const byReceipt = async (file: string) => Map.groupBy(await rows(file), receiptKey);
    const lines = await byReceipt('lines.csv');
    const amounts = Map.groupBy(await rows('lines_vat.csv'), lineKey);
    const references = await byReceipt('references.csv');
    const secured = await byReceipt('transactions_tse.csv');
    return (await rows('transactions.csv')).map((row) => {
      const key = receiptKey(row);
      return {
        id: row.text('BON_ID'),
        type: row.text('BON_TYP'),
        isCancellation: row.text('BON_STORNO') === '1',
        operator: { id: row.text('BEDIENER_ID'), name: row.text('BEDIENER_NAME') },
        grossCents: centsOf(row, 'UMS_BRUTTO'),
        lines: (lines.get(key) ?? []).map((line) => ({
          text: line.text('ARTIKELTEXT'),
          businessCase: line.text('GV_TYP'),
          quantity: (line.value('MENGE') ?? 0) / 100_000,
          grossCents: (amounts.get(lineKey(line)) ?? []).reduce(
            (sum, amount) => sum + centsOf(amount, 'POS_BRUTTO'),
            0,
          ),
          isVoid: line.text('P_STORNO') === '1',
        })),
        refersTo: (references.get(key) ?? []).map((reference) => reference.text('REF_BON_ID')),
        signature: secured.get(key)?.[0]?.text('TSE_TA_SIG') ?? '',
      };
    });
  } finally {
    archive.close();
  }
}

const receiptKey = (row: TableRow): string => `${row.text('Z_KASSE_ID')}\n${row.text('Z_NR')}\n${row.text('BON_ID')}`;
const lineKey = (row: TableRow): string => `${receiptKey(row)}\n${row.text('POS_ZEILE')}`;

/** Amounts come in hundred-thousandths. */
const centsOf = (row: TableRow, column: string): number => Math.round((row.value(column) ?? 0) / 1000);

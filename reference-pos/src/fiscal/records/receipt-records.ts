import { createHash } from 'node:crypto';
import type { CheckFinding, Store } from '../../storage/types.ts';
import type { Receipt } from '../receipt.ts';

/** Finished receipts, each chained to the one before by SHA-256, so that a change from outside shows (LAW-16). */
export interface ReceiptRecords {
  find(number: number): Receipt | undefined;
  /** Receipts with a number above `after`, lowest first. */
  list(after: number, limit: number): readonly Receipt[];
  add(receipt: Receipt): void;
}

interface ReceiptRow {
  readonly number: number;
  readonly body: string;
  readonly previous_hash: string;
  readonly hash: string;
}

const chainStart = '0'.repeat(64);

export function receiptRecords(store: Store): ReceiptRecords {
  return {
    find: (number) => {
      const row = store.get<{ body: string }>('select body from receipt where number = ?', [number]);
      return row && readReceipt(row.body);
    },
    list: (after, limit) =>
      store
        .all<{ body: string }>('select body from receipt where number > ? order by number limit ?', [after, limit])
        .map((row) => readReceipt(row.body)),
    add: (receipt) => {
      const previousHash =
        store.get<{ hash: string }>('select hash from receipt where number = ?', [receipt.number - 1])?.hash ??
        chainStart;
      const body = JSON.stringify(receipt);
      store.run(
        'insert into receipt (number, sale_id, issued_at, body, previous_hash, hash) values (?, ?, ?, ?, ?, ?)',
        [
          receipt.number,
          receipt.saleId,
          Date.parse(receipt.issuedAt),
          body,
          previousHash,
          chainHash(previousHash, body),
        ],
      );
    },
  };
}

/** The body as it was written; what receipts from before several kinds of action did not say yet is added on reading. */
function readReceipt(body: string): Receipt {
  const kept = JSON.parse(body) as Receipt;
  if (kept.type !== undefined) return kept;
  const { issuedAt, lines, payments } = kept;
  return {
    ...kept,
    kind: 'sale',
    type: 'Beleg',
    references: [],
    lines: lines.map((line) => ({
      ...line,
      groupId: line.lineId,
      businessCase: 'Umsatz',
      vatKey: line.vatRate === 19 ? 1 : line.vatRate === 7 ? 2 : 5,
    })),
    payments: payments.map((payment) => ({ ...payment, takenAt: issuedAt, details: {} })),
  };
}

/** Walks the chain: every number there, every body unchanged. Run by the store after an unclean stop. */
export function checkReceipts(store: Store): readonly CheckFinding[] {
  const hasTable = store.get("select 1 from sqlite_master where type = 'table' and name = 'receipt'");
  if (!hasTable) return [];
  const findings: CheckFinding[] = [];
  let expectedNumber = 1;
  let previousHash = chainStart;
  for (const row of store.all<ReceiptRow>('select number, body, previous_hash, hash from receipt order by number')) {
    const at = `receipt ${row.number}`;
    if (row.number !== expectedNumber) findings.push({ at, text: `Beleg ${expectedNumber} fehlt.` });
    if (row.previous_hash !== previousHash || row.hash !== chainHash(previousHash, row.body)) {
      findings.push({ at, text: 'Der Beleg wurde verändert.' });
    }
    expectedNumber = row.number + 1;
    previousHash = row.hash;
  }
  return findings;
}

function chainHash(previousHash: string, body: string): string {
  return createHash('sha256').update(previousHash).update('\n').update(body).digest('hex');
}

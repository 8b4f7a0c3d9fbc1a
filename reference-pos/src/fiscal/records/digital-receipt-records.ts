import type { Store } from '../../storage/types.ts';

export interface DigitalReceipt {
  readonly receiptNumber: number;
  /** The unguessable part of its link. */
  readonly token: string;
  readonly consent: 'asked' | 'implied';
  readonly madeAtMs: number;
  readonly madeBy: string;
  readonly fetchedAtMs?: number;
}

export interface DigitalReceiptRecords {
  find(receiptNumber: number): DigitalReceipt | undefined;
  /** The picture behind a link. */
  picture(token: string): { readonly receiptNumber: number; readonly picture: Uint8Array } | undefined;
  add(receipt: DigitalReceipt, picture: Uint8Array): void;
  noteFetched(receiptNumber: number, atMs: number): void;
}

interface Row {
  readonly receipt_number: number;
  readonly token: string;
  readonly consent: 'asked' | 'implied';
  readonly made_at: number;
  readonly made_by: string;
  readonly first_at: number | null;
}

export function digitalReceiptRecords(store: Store): DigitalReceiptRecords {
  return {
    find: (receiptNumber) => {
      const row = store.get<Row>(
        `select d.receipt_number, d.token, d.consent, d.made_at, d.made_by, f.first_at from digital_receipt d
         left join digital_receipt_fetch f using (receipt_number) where d.receipt_number = ?`,
        [receiptNumber],
      );
      return (
        row && {
          receiptNumber,
          token: row.token,
          consent: row.consent,
          madeAtMs: row.made_at,
          madeBy: row.made_by,
          ...(row.first_at === null ? {} : { fetchedAtMs: row.first_at }),
        }
      );
    },
    picture: (token) => {
      const row = store.get<{ receipt_number: number; picture: Uint8Array }>(
        'select receipt_number, picture from digital_receipt where token = ?',
        [token],
      );
      return row && { receiptNumber: row.receipt_number, picture: row.picture };
    },
    add: ({ receiptNumber, token, consent, madeAtMs, madeBy }, picture) => {
      store.run(
        'insert into digital_receipt (receipt_number, token, picture, consent, made_at, made_by) values (?, ?, ?, ?, ?, ?)',
        [receiptNumber, token, picture, consent, madeAtMs, madeBy],
      );
    },
    noteFetched: (receiptNumber, atMs) => {
      store.run('insert or ignore into digital_receipt_fetch (receipt_number, first_at) values (?, ?)', [
        receiptNumber,
        atMs,
      ]);
    },
  };
}

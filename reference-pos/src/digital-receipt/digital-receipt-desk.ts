import type { Host } from '@kassensturz/host';
import type { PosRecords } from '../fiscal/pos-records.ts';
import type { Receipt } from '../fiscal/receipt.ts';
import type { DigitalReceipt } from '../fiscal/records/digital-receipt-records.ts';
import type { Store } from '../storage/types.ts';
import type { User } from '../till/staff.ts';
import { receiptPicture } from './receipt-picture.ts';

/** 192 bits: nobody finds a receipt by trying. */
const tokenBytes = 24;

export interface DigitalReceiptDeskOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
}

/** Receipts to take along on the customer's own device (LAW-11). */
export class DigitalReceiptDesk {
  readonly #options: DigitalReceiptDeskOptions;

  constructor(options: DigitalReceiptDeskOptions) {
    this.#options = options;
  }

  /** Makes picture and link, once; with the customer's consent, which is noted. */
  make(receipt: Receipt, consent: DigitalReceipt['consent'], user: User): DigitalReceipt {
    const { host, store, records } = this.#options;
    const known = records.digitalReceipts.find(receipt.number);
    if (known) return known;
    const digital: DigitalReceipt = {
      receiptNumber: receipt.number,
      token: Buffer.from(host.random.bytes(tokenBytes)).toString('base64url'),
      consent,
      madeAtMs: host.clock.now(),
      madeBy: user.id,
    };
    const picture = receiptPicture(receipt);
    store.transaction(() => {
      records.digitalReceipts.add(digital, picture);
      records.log.write(digital.madeAtMs, user.id, 'receipt.digital', { receiptNumber: receipt.number, consent });
    });
    return digital;
  }

  /** The picture behind a link; that it was fetched is noted once, and on a full disk not at all. */
  fetch(token: string): { readonly receiptNumber: number; readonly picture: Uint8Array } | undefined {
    const { host, records } = this.#options;
    const found = records.digitalReceipts.picture(token);
    if (!found || records.digitalReceipts.find(found.receiptNumber)?.fetchedAtMs !== undefined) return found;
    try {
      records.digitalReceipts.noteFetched(found.receiptNumber, host.clock.now());
    } catch (error) {
      host.log.warn('receipt.fetch-not-noted', { receiptNumber: found.receiptNumber, error: String(error) });
    }
    return found;
  }
}

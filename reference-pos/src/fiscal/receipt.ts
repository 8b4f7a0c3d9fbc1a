import type { SalonMasterData } from '../till/salon.ts';
import type { VatRate, VatSum } from '../till/vat.ts';
import type { TseCause } from './tse/tse-error.ts';

export interface ReceiptLine {
  readonly lineId: string;
  readonly articleId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly kind: 'service' | 'product';
  readonly quantity: number;
  readonly unitCents: number;
  readonly totalCents: number;
  readonly vatRate: VatRate;
  readonly priceReason?: string;
  readonly performedBy: string;
  readonly performedByName: string;
  readonly responsibleFor: string;
}

/** The security part of a receipt: either everything the TSE gave, or the plain statement that it was down. */
export type ReceiptSecurity =
  | {
      readonly state: 'signed';
      readonly clientId: string;
      readonly serialNumber: string;
      readonly transactionNumber: number;
      readonly signatureCounter: number;
      readonly startedAt: string;
      readonly loggedAt: string;
      readonly processType: string;
      readonly processData: string;
      readonly signatureAlgorithm: string;
      readonly timeFormat: string;
      readonly signature: string;
      readonly publicKey: string;
      readonly qr: string;
    }
  | {
      readonly state: 'outage';
      readonly outageId: number;
      readonly cause: TseCause;
      /** For TSE_TA_FEHLER in the export. */
      readonly error: string;
      readonly processType: string;
      readonly processData: string;
    };

/** A finished receipt as it was recorded; nothing in it ever changes. Times are ISO 8601, UTC; money is gross cents. */
export interface Receipt {
  readonly number: number;
  readonly saleId: string;
  readonly issuedAt: string;
  /** Start and end of the sale: by the TSE when it signed, by the till's clock in an outage. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly business: SalonMasterData;
  readonly servedBy: string;
  readonly servedByName: string;
  readonly lines: readonly ReceiptLine[];
  readonly vat: readonly VatSum[];
  readonly totalCents: number;
  readonly payments: readonly {
    readonly method: 'cash';
    readonly amountCents: number;
    readonly tenderedCents: number;
    readonly changeCents: number;
  }[];
  readonly tse: ReceiptSecurity;
  /** This program is a test bench and its receipts are never valid ones (TSE-21). */
  readonly isTest: true;
}

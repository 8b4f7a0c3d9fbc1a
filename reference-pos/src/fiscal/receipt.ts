import type { BusinessCase } from '../till/business-case.ts';
import type { CardKind } from '../till/card-kind.ts';
import type { LineKind, LineOrigin } from '../till/line.ts';
import type { PaymentDetails, PaymentMethod } from '../till/payment.ts';
import type { SaleKind } from '../till/sale.ts';
import type { SalonMasterData } from '../till/salon.ts';
import type { Vat, VatSum } from '../till/vat.ts';
import type { TseCause } from './tse/tse-error.ts';

export interface ReceiptLine extends Vat {
  readonly lineId: string;
  /** Lines that one act entered, and what was taken off one of them, share it. */
  readonly groupId: string;
  readonly articleId: string;
  readonly articleNumber: string;
  readonly text: string;
  readonly kind: LineKind;
  /** GV_TYP of the DSFinV-K. */
  readonly businessCase: BusinessCase;
  /** Negative for what is taken back or set against the sale. */
  readonly quantity: number;
  readonly unitCents: number;
  readonly totalCents: number;
  readonly priceReason?: string;
  readonly performedBy: string;
  readonly performedByName: string;
  readonly responsibleFor: string;
  /** The voucher that this line issued or used, and what is left on it after this receipt. */
  readonly voucherNumber?: string;
  readonly voucherUnits?: number;
  readonly voucherLeft?: VoucherLeft;
  /** The line of an earlier receipt that this one takes back, settles or uses up. */
  readonly origin?: LineOrigin;
}

/** What a voucher is still worth; a package counts units. */
export interface VoucherLeft {
  readonly cents: number;
  readonly units?: number;
}

/** Money that moved for a receipt; the amounts add up to its total. Negative when the customer got it. */
export interface ReceiptPayment {
  readonly method: PaymentMethod;
  readonly amountCents: number;
  readonly tenderedCents: number;
  readonly changeCents: number;
  readonly takenAt: string;
  readonly cardKind?: CardKind;
  readonly details: PaymentDetails;
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
  readonly kind: SaleKind;
  /** BON_TYP of the DSFinV-K; what is not a `Beleg` is no turnover and no money. */
  readonly type: 'Beleg' | 'AVTraining';
  /** The receipts that this one refers to: cancelled by it, or the origin of one of its lines. */
  readonly references: readonly { readonly receiptNumber: number; readonly issuedAt: string }[];
  /** Of a cancellation: the receipt it takes back, and why. */
  readonly cancels?: number;
  readonly reason?: string;
  /** Who owes a sale on account. */
  readonly customerName?: string;
  /** Entered later from a receipt written by hand (LAW-15); all other times of this receipt are those of the entry. */
  readonly lateEntry?: { readonly paperNumber: number; readonly writtenAt: string };
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
  readonly payments: readonly ReceiptPayment[];
  readonly tse: ReceiptSecurity;
  /** This program is a test bench and its receipts are never valid ones (TSE-21). */
  readonly isTest: true;
}

/** What a TSE says about itself once it is ready; printed on receipts and written to exports. */
export interface TseIdentity {
  readonly kind: 'cloud' | 'usb';
  /** SHA-256 of the public key, lower-case hex. */
  readonly serialNumber: string;
  /** Serial number of the recording system, as registered in the TSE. */
  readonly clientId: string;
  /** Uncompressed point, base64. */
  readonly publicKey: string;
  /** As in the QR code, e.g. `ecdsa-plain-SHA256`. */
  readonly signatureAlgorithm: string;
  /** As in the QR code, e.g. `unixTime`. */
  readonly timeFormat: string;
  readonly certificateEndsAtMs?: number;
  /** The TSE's own X.509 certificate, DER in base64, where the TSE gives it. */
  readonly certificate?: string;
  /** Certification id of the product, `BSI-K-TR-nnnn-yyyy`. */
  readonly certificationId?: string;
  /** Signs for tests only: its receipts are not valid (TSE-21). */
  readonly isTest?: boolean;
}

/** What is left of a TSE; missing where the TSE does not say (a cloud TSE's provider looks after memory and quota). */
export interface TseHealth {
  readonly signaturesLeft?: number;
  readonly signatureQuota?: number;
  readonly freeBytes?: number;
  readonly totalBytes?: number;
}

/** Up to where a TSE's log is known: its last message's counter and time. */
export interface LogPosition {
  readonly counter: number;
  readonly logTimeMs: number;
}

export interface StartedTransaction {
  readonly number: number;
  /** Log time of the start message. */
  readonly startedAtMs: number;
}

export interface FinishedTransaction {
  readonly signatureCounter: number;
  /** Log time of the finish message. */
  readonly loggedAtMs: number;
  /** Plain r‖s, base64. */
  readonly signature: string;
}

/** What the TSE knows of a transaction; `processData` is there when it could be read back. */
export type FoundTransaction =
  | { readonly state: 'absent' }
  | { readonly state: 'active'; readonly started: StartedTransaction }
  | {
      readonly state: 'finished';
      readonly started: StartedTransaction;
      readonly finished: FinishedTransaction;
      readonly processType?: string;
      readonly processData?: string;
    };

/** A transaction as both sides know it: `key` is ours (made before the first call), `number` the TSE's. */
export interface TransactionReference {
  readonly key: string;
  readonly number?: number;
}

export interface TransactionContent {
  readonly processType: string;
  readonly processData: string;
}

/**
 * One technical security device, whatever the wire. Every call fails with a `TseError`; `limitMs` bounds how long the
 * caller waits, not what the device does meanwhile.
 */
export interface Tse {
  readonly kind: 'cloud' | 'usb';
  /** Brings the device to where it can sign (set-up at the first start included); may be repeated at any time. */
  prepare(): Promise<TseIdentity>;
  start(key: string, limitMs: number): Promise<StartedTransaction>;
  finish(
    transaction: TransactionReference & StartedTransaction,
    content: TransactionContent,
    limitMs: number,
  ): Promise<FinishedTransaction>;
  find(transaction: TransactionReference, limitMs: number): Promise<FoundTransaction>;
  /** Numbers of the transactions this client has begun and not finished; the key where the TSE keeps it. */
  openTransactions(limitMs: number): Promise<readonly (StartedTransaction & { readonly key?: string })[]>;
  /**
   * The TAR, piece by piece: the whole log, or what was signed after a position (it may begin somewhat before it). A TSE
   * that can do one thing at a time makes way for a sale.
   */
  exportTar(after?: LogPosition): AsyncIterable<Uint8Array>;
  health(limitMs: number): Promise<TseHealth>;
  /** Whether it would sign now, for a device that can lose its time or its plug while nobody sells; changes nothing. */
  check?(limitMs: number): Promise<void>;
  close(): Promise<void>;
}

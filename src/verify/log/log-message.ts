import type { SignatureAlgorithm } from '../crypto/algorithms.ts';
import type { LogTime } from './log-time.ts';

/** What every log message carries (TR-03151 table 2). All byte fields are views into the message. */
export interface LogMessageCommon {
  /** 2 for TR-03151 of 2018, 3 for TR-03151-1 of 2024. */
  readonly version: number;
  /** SHA-256 of the public key. */
  readonly serialNumber: Uint8Array;
  /** Undefined: an object identifier that is none of the guideline's. */
  readonly signatureAlgorithm: SignatureAlgorithm | undefined;
  readonly signatureCounter: number;
  readonly logTime: LogTime;
  readonly signatureValue: Uint8Array;
  /** Exactly the bytes the signature covers: every element before the signature, without the outer SEQUENCE. */
  readonly signedBytes: Uint8Array;
}

export type TransactionPhase = 'Start' | 'Update' | 'Finish';

export interface TransactionLog extends LogMessageCommon {
  readonly kind: 'transaction';
  /** As written, e.g. `StartTransaction` (version 2) or `startTransaction` (version 3). */
  readonly operationType: string;
  /** Undefined when operationType names no phase of a transaction. */
  readonly phase: TransactionPhase | undefined;
  readonly clientId: string;
  readonly processData: Uint8Array;
  /** True when processData was written in pieces with indefinite length (`A2 80 …`). */
  readonly isProcessDataIndefinite: boolean;
  /** Undefined when the element is absent. */
  readonly processType: string | undefined;
  readonly additionalExternalData: Uint8Array | undefined;
  readonly transactionNumber: number;
  readonly additionalInternalData: Uint8Array | undefined;
}

export interface SystemLog extends LogMessageCommon {
  readonly kind: 'system';
  readonly operationType: string;
  /** Content of systemOperationData (version 2) or eventData (version 3); undefined when absent. */
  readonly operationData: Uint8Array | undefined;
  /** Version 3 only. */
  readonly eventOrigin: string | undefined;
  /** Version 3 only. */
  readonly eventTriggeredByUser: string | undefined;
  readonly additionalInternalData: Uint8Array | undefined;
}

export interface AuditLog extends LogMessageCommon {
  readonly kind: 'audit';
  /** Content depends on the product; undefined when absent. */
  readonly seAuditData: Uint8Array | undefined;
}

export type LogMessage = TransactionLog | SystemLog | AuditLog;

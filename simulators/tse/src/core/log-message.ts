import { concat, derLength, integerBytes, oid, TAG, text, tlv } from '../crypto/der.ts';
import { type LogTimeFormat, logTimeElement } from './log-time.ts';

/** Base of the log kinds (TR-03151 2.3, as corrected by its amendment). */
const LOG_OID = '0.4.0.127.0.7.3.7.1';

export type TransactionOperation = 'Start' | 'Update' | 'Finish';

/** What every message of one signing key shares; encoded once. */
export interface LogIdentity {
  /** Message version: 2 is what the field uses, 3 is TR-03151-1 of 2024. */
  readonly version: 2 | 3;
  readonly serialNumber: Uint8Array;
  /** The complete signatureAlgorithm element. */
  readonly signatureAlgorithm: Uint8Array;
  readonly timeFormat: LogTimeFormat;
}

export interface Stamp {
  readonly signatureCounter: number;
  /** Unix seconds, UTC. */
  readonly logTime: number;
}

export interface TransactionLogFields {
  readonly operation: TransactionOperation;
  readonly clientId: Uint8Array;
  readonly processData: Uint8Array;
  /** Left out of the message when undefined (some makers do so at start, and unsigned updates must). */
  readonly processType: Uint8Array | undefined;
  readonly additionalExternalData?: Uint8Array | undefined;
  readonly transactionNumber: number;
  /** Constructed encoding `A2 80 04 … 00 00`, as D-Trust sends at finish. */
  readonly isIndefiniteLength?: boolean;
}

/**
 * Builds the to-be-signed bytes of log messages: every element inside the outer SEQUENCE except the last,
 * concatenated as complete TLVs, without the outer tag and length (TR-03151 2.4).
 */
export class LogMessageEncoder {
  readonly #identity: LogIdentity;
  readonly #trailer: Uint8Array;
  readonly #heads: Readonly<Record<TransactionOperation, Uint8Array>>;
  readonly #systemHead: Uint8Array;
  readonly #auditHead: Uint8Array;

  constructor(identity: LogIdentity) {
    this.#identity = identity;
    this.#trailer = concat(tlv(TAG.octetString, identity.serialNumber), identity.signatureAlgorithm);
    const version = tlv(TAG.integer, integerBytes(identity.version));
    const head = (operation: TransactionOperation) =>
      concat(version, oid(`${LOG_OID}.1`), tlv(0x80, text(transactionOperationType(operation, identity.version))));
    this.#heads = { Start: head('Start'), Update: head('Update'), Finish: head('Finish') };
    this.#systemHead = concat(version, oid(`${LOG_OID}.2`));
    this.#auditHead = concat(version, oid(`${LOG_OID}.3`));
  }

  transaction(fields: TransactionLogFields, stamp: Stamp): readonly Uint8Array[] {
    const parts = [this.#heads[fields.operation], tlv(0x81, fields.clientId), processDataElement(fields)];
    if (fields.processType !== undefined) parts.push(tlv(0x83, fields.processType));
    if (fields.additionalExternalData !== undefined) parts.push(tlv(0x84, fields.additionalExternalData));
    parts.push(tlv(0x85, integerBytes(fields.transactionNumber)), this.#trailer, this.#stamp(stamp));
    return parts;
  }

  system(operationType: string, systemOperationData: Uint8Array | undefined, stamp: Stamp): readonly Uint8Array[] {
    const parts = [this.#systemHead, tlv(0x80, text(operationType))];
    if (systemOperationData !== undefined) parts.push(tlv(0x81, systemOperationData));
    parts.push(this.#trailer, this.#stamp(stamp));
    return parts;
  }

  audit(seAuditData: Uint8Array, stamp: Stamp): readonly Uint8Array[] {
    return [this.#auditHead, this.#trailer, tlv(TAG.octetString, seAuditData), this.#stamp(stamp)];
  }

  #stamp(stamp: Stamp): Uint8Array {
    return concat(
      tlv(TAG.integer, integerBytes(stamp.signatureCounter)),
      logTimeElement(stamp.logTime, this.#identity.timeFormat),
    );
  }
}

/** Upper camel in version 2, lower camel in version 3 (TR-03151 table 5, TR-03151-1). */
export function transactionOperationType(operation: TransactionOperation, version: 2 | 3): string {
  return version === 2 ? `${operation}Transaction` : `${operation.toLowerCase()}Transaction`;
}

function processDataElement(fields: TransactionLogFields): Uint8Array {
  if (fields.isIndefiniteLength !== true) return tlv(0x82, fields.processData);
  return concat(Uint8Array.of(0xa2, 0x80), tlv(TAG.octetString, fields.processData), Uint8Array.of(0x00, 0x00));
}

/**
 * Writes the message into `allocate(length)`: outer header, the given parts, the signature over exactly these parts.
 * @returns the finished message, as the view that `allocate` gave
 */
export function signInto(
  parts: readonly Uint8Array[],
  signatureBytes: number,
  sign: (data: Uint8Array) => Uint8Array,
  allocate: (length: number) => Uint8Array,
): Uint8Array {
  let bodyLength = 0;
  for (const part of parts) bodyLength += part.length;
  const signatureHeader = derLength(signatureBytes);
  const contentLength = bodyLength + 1 + signatureHeader.length + signatureBytes;
  const header = derLength(contentLength);
  const start = 1 + header.length;
  const message = allocate(start + contentLength);
  message[0] = TAG.sequence;
  message.set(header, 1);
  let at = start;
  for (const part of parts) {
    message.set(part, at);
    at += part.length;
  }
  message[at] = TAG.octetString;
  message.set(signatureHeader, at + 1);
  message.set(sign(message.subarray(start, start + bodyLength)), at + 1 + signatureHeader.length);
  return message;
}

import { ByteWriter } from '../crypto/byte-writer.ts';
import { concat, integerBytes, oid, TAG, text, tlv } from '../crypto/der.ts';
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
 * Every result is a view that the next call makes worthless.
 */
export class LogMessageEncoder {
  readonly #identity: LogIdentity;
  readonly #writer = new ByteWriter();
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

  transaction(fields: TransactionLogFields, stamp: Stamp): Uint8Array {
    const writer = this.#writer.reset().raw(this.#heads[fields.operation]).tlv(0x81, fields.clientId);
    if (fields.isIndefiniteLength === true) {
      writer.byte(0xa2).byte(0x80).tlv(TAG.octetString, fields.processData).byte(0).byte(0);
    } else {
      writer.tlv(0x82, fields.processData);
    }
    if (fields.processType !== undefined) writer.tlv(0x83, fields.processType);
    if (fields.additionalExternalData !== undefined) writer.tlv(0x84, fields.additionalExternalData);
    writer.integer(fields.transactionNumber, 0x85).raw(this.#trailer);
    return this.#stamped(stamp);
  }

  system(operationType: string, systemOperationData: Uint8Array | undefined, stamp: Stamp): Uint8Array {
    const writer = this.#writer.reset().raw(this.#systemHead).tlv(0x80, text(operationType));
    if (systemOperationData !== undefined) writer.tlv(0x81, systemOperationData);
    writer.raw(this.#trailer);
    return this.#stamped(stamp);
  }

  audit(seAuditData: Uint8Array, stamp: Stamp): Uint8Array {
    this.#writer.reset().raw(this.#auditHead).raw(this.#trailer).tlv(TAG.octetString, seAuditData);
    return this.#stamped(stamp);
  }

  #stamped({ signatureCounter, logTime }: Stamp): Uint8Array {
    const { timeFormat } = this.#identity;
    this.#writer.integer(signatureCounter);
    if (timeFormat === 'unixTime') this.#writer.integer(logTime);
    else this.#writer.raw(logTimeElement(logTime, timeFormat));
    return this.#writer.written;
  }
}

/** Upper camel in version 2, lower camel in version 3 (TR-03151 table 5, TR-03151-1). */
export function transactionOperationType(operation: TransactionOperation, version: 2 | 3): string {
  return version === 2 ? `${operation}Transaction` : `${operation.toLowerCase()}Transaction`;
}

/**
 * Puts a message together in `allocate(length)`: outer header, the signed bytes, the signature over exactly these.
 * @returns the view that `allocate` gave
 */
export function assembleMessage(
  body: Uint8Array,
  signature: Uint8Array,
  allocate: (length: number) => Uint8Array,
): Uint8Array {
  const contentLength = body.length + elementLength(signature.length);
  const message = allocate(elementLength(contentLength));
  let at = writeHeader(message, 0, TAG.sequence, contentLength);
  message.set(body, at);
  at = writeHeader(message, at + body.length, TAG.octetString, signature.length);
  message.set(signature, at);
  return message;
}

function elementLength(content: number): number {
  return 1 + (content < 0x80 ? 1 : content < 0x100 ? 2 : content < 0x10000 ? 3 : 4) + content;
}

function writeHeader(target: Uint8Array, at: number, tag: number, length: number): number {
  const lengthBytes = elementLength(length) - length - 1;
  target[at] = tag;
  if (lengthBytes === 1) {
    target[at + 1] = length;
    return at + 2;
  }
  target[at + 1] = 0x7f + lengthBytes;
  for (let index = 1; index < lengthBytes; index++) {
    target[at + 1 + index] = (length >> (8 * (lengthBytes - 1 - index))) & 0xff;
  }
  return at + 1 + lengthBytes;
}

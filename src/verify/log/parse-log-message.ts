import { algorithmByOid } from '../crypto/algorithms.ts';
import { Malformed } from '../malformed.ts';
import { readInteger } from './integer.ts';
import type {
  AuditLog,
  LogMessage,
  LogMessageCommon,
  SystemLog,
  TransactionLog,
  TransactionPhase,
} from './log-message.ts';
import { generalizedLogTime, type LogTime, unixLogTime, utcLogTime } from './log-time.ts';
import { childrenOf, contentOf, readTlv, type Tlv } from './tlv.ts';

/** Walks the elements of one message in order; makers leave optional ones out or write them empty. */
class Elements {
  readonly bytes: Buffer;
  readonly #elements: readonly Tlv[];
  #next = 0;

  constructor(bytes: Buffer, elements: readonly Tlv[]) {
    this.bytes = bytes;
    this.#elements = elements;
  }

  get next(): Tlv | undefined {
    return this.#elements[this.#next];
  }

  get left(): number {
    return this.#elements.length - this.#next;
  }

  optional(tag: number): Tlv | undefined {
    const element = this.next;
    if (element?.tag !== tag) return undefined;
    this.#next += 1;
    return element;
  }

  required(tag: number, field: string): Tlv {
    const element = this.optional(tag);
    if (element) return element;
    const found = this.next ? `tag ${hexByte(this.next.tag)} at byte ${this.next.start}` : 'the end of the message';
    throw new Malformed(`expected ${field} (tag ${hexByte(tag)}), found ${found}`);
  }

  text(element: Tlv): string {
    return this.bytes.toString('utf8', element.contentStart, element.contentEnd);
  }

  content(element: Tlv | undefined): Uint8Array | undefined {
    return element && contentOf(this.bytes, element);
  }
}

const hexByte = (value: number) => value.toString(16).padStart(2, '0');

/**
 * Reads one log message of version 2 or 3 (TR-03151 chapter 2, TR-03151-1 chapter 2.1).
 * All byte fields of the result are views into `bytes`. Throws {@link Malformed} on anything that is no log message.
 */
export function parseLogMessage(bytes: Uint8Array): LogMessage {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const outer = readTlv(buffer, 0, buffer.length);
  if (outer.tag !== 0x30 || outer.isIndefinite)
    throw new Malformed('byte 0: a log message is a SEQUENCE (tag 30) of definite length');
  if (outer.end !== buffer.length)
    throw new Malformed(`byte ${outer.end}: ${buffer.length - outer.end} bytes follow the message`);
  const elements = new Elements(buffer, childrenOf(buffer, outer));
  const version = integer(elements, 'version');
  switch (kindOf(elements)) {
    case 1:
      return transactionLog(elements, version, outer);
    case 2:
      return systemLog(elements, version, outer);
    case 3:
      return auditLog(elements, version, outer);
  }
}

// 0.4.0.127.0.7.3.7.1.{1,2,3} (TR-03151 2.3)
const certifiedDataType = Buffer.from('04007f0007030701', 'hex');

function kindOf(elements: Elements): 1 | 2 | 3 {
  const element = elements.required(0x06, 'certifiedDataType');
  const { bytes } = elements;
  const last = bytes[element.contentEnd - 1];
  const isKnown =
    element.contentEnd - element.contentStart === 9 &&
    bytes.compare(certifiedDataType, 0, 8, element.contentStart, element.contentEnd - 1) === 0 &&
    (last === 1 || last === 2 || last === 3);
  if (!isKnown)
    throw new Malformed(`byte ${element.start}: certifiedDataType is none of 0.4.0.127.0.7.3.7.1.1, .2 and .3`);
  return last;
}

function transactionLog(elements: Elements, version: number, outer: Tlv): TransactionLog {
  const operationType = elements.text(elements.required(0x80, 'operationType'));
  const clientId = elements.text(elements.required(0x81, 'clientId'));
  const pieces = elements.optional(0xa2);
  const processData = pieces
    ? joined(elements.bytes, pieces)
    : contentOf(elements.bytes, elements.required(0x82, 'processData'));
  const processType = elements.optional(0x83);
  const additionalExternalData = elements.optional(0x84);
  const transactionNumber = integerOf(elements, elements.required(0x85, 'transactionNumber'), 'transactionNumber');
  const additionalInternalData = elements.optional(0x86);
  return {
    kind: 'transaction',
    operationType,
    phase: phases.get(operationType),
    clientId,
    processData,
    isProcessDataIndefinite: pieces !== undefined,
    processType: processType && elements.text(processType),
    additionalExternalData: elements.content(additionalExternalData),
    transactionNumber,
    additionalInternalData: elements.content(additionalInternalData),
    ...common(elements, version, outer),
  };
}

const phases: ReadonlyMap<string, TransactionPhase> = new Map(
  (['Start', 'Update', 'Finish'] as const).flatMap((phase) => [
    [`${phase}Transaction`, phase],
    [`${phase.toLowerCase()}Transaction`, phase],
  ]),
);

/** `A2 80 04 LL … 04 LL … 00 00`: processData that reached the module in pieces. */
function joined(bytes: Buffer, pieces: Tlv): Uint8Array {
  const parts = childrenOf(bytes, pieces);
  const stranger = parts.find((part) => part.tag !== 0x04);
  if (stranger) throw new Malformed(`byte ${stranger.start}: pieces of processData are OCTET STRINGs (tag 04)`);
  return parts.length === 1 ? contentOf(bytes, parts[0]!) : Buffer.concat(parts.map((part) => contentOf(bytes, part)));
}

function systemLog(elements: Elements, version: number, outer: Tlv): SystemLog {
  const operationType = elements.text(elements.required(0x80, 'operationType'));
  const isVersion3 = version >= 3;
  const eventOrigin = isVersion3 ? elements.optional(0x81) : undefined;
  const eventTriggeredByUser = isVersion3 ? elements.optional(0x82) : undefined;
  const data = isVersion3
    ? (elements.optional(0xa3) ?? elements.optional(0x83))
    : (elements.optional(0x81) ?? elements.optional(0xa1));
  const additionalInternalData = elements.optional(isVersion3 ? 0x84 : 0x82);
  return {
    kind: 'system',
    operationType,
    operationData: elements.content(data),
    eventOrigin: eventOrigin && elements.text(eventOrigin),
    eventTriggeredByUser: eventTriggeredByUser && elements.text(eventTriggeredByUser),
    additionalInternalData: elements.content(additionalInternalData),
    ...common(elements, version, outer),
  };
}

function auditLog(elements: Elements, version: number, outer: Tlv): AuditLog {
  const holder: { seAuditData?: Uint8Array | undefined } = {};
  const rest = common(elements, version, outer, holder);
  return { kind: 'audit', seAuditData: holder.seAuditData, ...rest };
}

/** The protocol data at the end of every message. Only audit logs have seAuditData between algorithm and counter. */
function common(
  elements: Elements,
  version: number,
  outer: Tlv,
  audit?: { seAuditData?: Uint8Array | undefined },
): LogMessageCommon {
  const serialNumber = contentOf(elements.bytes, elements.required(0x04, 'serialNumber'));
  if (serialNumber.length !== 32)
    throw new Malformed(`serialNumber has ${serialNumber.length} bytes, expected the 32 of a SHA-256`);
  const algorithm = childrenOf(elements.bytes, elements.required(0x30, 'signatureAlgorithm'));
  if (algorithm[0]?.tag !== 0x06) throw new Malformed('signatureAlgorithm has no object identifier');
  if (audit) audit.seAuditData = elements.content(elements.optional(0x04));
  const signatureCounter = integer(elements, 'signatureCounter');
  const logTime = time(elements);
  const signature = elements.required(0x04, 'signatureValue');
  if (elements.left > 0) throw new Malformed(`byte ${signature.end}: elements follow the signatureValue`);
  return {
    version,
    serialNumber,
    signatureAlgorithm: algorithmByOid(elements.bytes, algorithm[0].contentStart, algorithm[0].contentEnd),
    signatureCounter,
    logTime,
    signatureValue: contentOf(elements.bytes, signature),
    signedBytes: elements.bytes.subarray(outer.contentStart, signature.start),
  };
}

function time(elements: Elements): LogTime {
  const utc = elements.optional(0x17);
  if (utc) return utcLogTime(elements.text(utc));
  const generalized = elements.optional(0x18);
  if (generalized) return generalizedLogTime(elements.text(generalized));
  return unixLogTime(integer(elements, 'logTime'));
}

const integer = (elements: Elements, field: string) => integerOf(elements, elements.required(0x02, field), field);

function integerOf(elements: Elements, element: Tlv, field: string): number {
  return readInteger(elements.bytes, element.contentStart, element.contentEnd, field);
}

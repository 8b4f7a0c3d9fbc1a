import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** One element of a message as it stands in the bytes. */
export interface Element {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content. */
  readonly whole: Buffer;
}

/** A log message taken apart without any help of the code under test. */
export interface ReadMessage {
  readonly elements: readonly Element[];
  /** What the signature covers: all elements but the last. */
  readonly signed: Buffer;
  readonly signature: Buffer;
  readonly signatureCounter: number;
  readonly logTime: number | string;
  readonly operationType: string | undefined;
  readonly transactionNumber: number | undefined;
}

/** Elements one after the other; knows indefinite length as D-Trust uses it. */
export function readElements(bytes: Buffer): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    let length = bytes[at + 1] ?? 0;
    let start = at + 2;
    let end: number;
    if (length === 0x80) {
      end = endOfIndefinite(bytes, start);
      found.push({ tag, content: bytes.subarray(start, end - 2), whole: bytes.subarray(at, end) });
      at = end;
      continue;
    }
    if (length > 0x80) {
      const count = length & 0x7f;
      length = bytes.readUIntBE(start, count);
      start += count;
    }
    end = start + length;
    if (end > bytes.length) throw new Error(`Element at ${at} is longer than its message.`);
    found.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = end;
  }
  return found;
}

function endOfIndefinite(bytes: Buffer, start: number): number {
  let at = start;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) {
    at += 2 + (bytes[at + 1] ?? 0);
    if (at + 2 > bytes.length) throw new Error('An element of indefinite length has no end.');
  }
  return at + 2;
}

export function readMessage(message: Uint8Array): ReadMessage {
  const [outer, ...rest] = readElements(Buffer.from(message));
  if (outer?.tag !== 0x30 || rest.length > 0) throw new Error('A log message is one SEQUENCE.');
  const elements = readElements(outer.content);
  const last = elements.at(-1);
  if (last?.tag !== 0x04) throw new Error('The last element is the signature.');
  const time = elements.at(-2);
  const counter = elements.at(-3);
  const number = elements.find(({ tag }) => tag === 0x85);
  const operation = elements.find(({ tag }) => tag === 0x80);
  return {
    elements,
    signed: outer.content.subarray(0, outer.content.length - last.whole.length),
    signature: last.content,
    signatureCounter: unsigned(counter?.content),
    logTime: time?.tag === 0x02 ? unsigned(time.content) : (time?.content.toString('ascii') ?? ''),
    operationType: operation?.content.toString('ascii'),
    transactionNumber: number === undefined ? undefined : unsigned(number.content),
  };
}

function unsigned(bytes: Buffer | undefined): number {
  return bytes === undefined ? Number.NaN : Number(BigInt(`0x${bytes.toString('hex')}`));
}

/** Verifies plain r‖s over the signed part. */
export function isSignatureGood(message: Uint8Array, key: KeyObject, hash: string): boolean {
  const { signed, signature } = readMessage(message);
  return verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

const SPKI_HEADS = {
  prime256v1: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
  brainpoolP256r1: '305a301406072a8648ce3d020106092b2403030208010107034200',
  brainpoolP384r1: '307a301406072a8648ce3d020106092b240303020801010b036200',
} as const;

/** A public key from its uncompressed point. */
export function publicKeyOf(point: Uint8Array, curve: keyof typeof SPKI_HEADS): KeyObject {
  const der = Buffer.concat([Buffer.from(SPKI_HEADS[curve], 'hex'), point]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

/** r‖s as the DER that openssl wants. */
export function derSignature(plain: Uint8Array): Buffer {
  const half = plain.length / 2;
  const integer = (bytes: Buffer) => {
    const firstUsed = bytes.findIndex((byte) => byte !== 0);
    const trimmed = bytes.subarray(Math.max(0, firstUsed));
    const padded = (trimmed[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
    return Buffer.concat([Buffer.of(0x02, padded.length), padded]);
  };
  const body = Buffer.concat([
    integer(Buffer.from(plain.subarray(0, half))),
    integer(Buffer.from(plain.subarray(half))),
  ]);
  const head = body.length < 0x80 ? Buffer.of(0x30, body.length) : Buffer.of(0x30, 0x81, body.length);
  return Buffer.concat([head, body]);
}

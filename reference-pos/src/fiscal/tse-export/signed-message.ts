import { createPublicKey, type KeyObject, verify, type X509Certificate } from 'node:crypto';
import { elements } from '../usb-tse/log-message.ts';

/** What every log message has, whatever it logs: who signed which bytes, as the how-manieth, and when (TR-03151 2.3). */
export interface SignedMessage {
  /** Hex. */
  readonly serialNumber: string;
  readonly signatureCounter: number;
  readonly logTimeMs: number;
  readonly signature: Uint8Array;
  /** The bytes under the signature: all elements but the last. */
  readonly signedBytes: Uint8Array;
  readonly hash: 'sha256' | 'sha384' | 'sha512' | 'sha3-256' | 'sha3-384' | 'sha3-512';
}

/** Content bytes of the OIDs ecdsa-plain-SHA… (TR-03111), hex. */
const hashes: Readonly<Record<string, SignedMessage['hash']>> = {
  '04007f00070101040103': 'sha256',
  '04007f00070101040104': 'sha384',
  '04007f00070101040105': 'sha512',
  '04007f00070101040109': 'sha3-256',
  '04007f0007010104010a': 'sha3-384',
  '04007f0007010104010b': 'sha3-512',
};

/** Nothing when it is no log message with a unix time, signed by plain ECDSA: what this till's TSEs produce. */
export function readSignedMessage(message: Uint8Array): SignedMessage | undefined {
  const [outer] = elements(message);
  if (outer?.tag !== 0x30) return undefined;
  const parts = elements(outer.value);
  const signature = parts.at(-1);
  const algorithmAt = parts.findIndex(({ tag }) => tag === 0x30);
  const serial = parts[algorithmAt - 1];
  const oid = elements(parts[algorithmAt]?.value ?? new Uint8Array())[0];
  // Between algorithm and counter an audit log carries its own data.
  const [counter, time] = parts.slice(algorithmAt + 1, -1).filter(({ tag }) => tag === 0x02);
  const hash = hashes[Buffer.from(oid?.value ?? []).toString('hex')];
  if (signature?.tag !== 0x04 || serial?.tag !== 0x04 || !counter || !time || !hash) return undefined;
  const signatureHeader = signature.value.length < 0x80 ? 2 : 3;
  return {
    serialNumber: Buffer.from(serial.value).toString('hex'),
    signatureCounter: whole(counter.value),
    logTimeMs: whole(time.value) * 1000,
    signature: signature.value,
    signedBytes: outer.value.subarray(0, outer.value.length - signature.value.length - signatureHeader),
    hash,
  };
}

export function isSignedBy({ hash, signedBytes, signature }: SignedMessage, key: KeyObject): boolean {
  return verify(hash, signedBytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** The key of a certificate, as `verify` wants it. */
export function keyOf(certificate: X509Certificate): KeyObject {
  return createPublicKey(certificate.publicKey.export({ format: 'pem', type: 'spki' }));
}

function whole(value: Uint8Array): number {
  return value.reduce((sum, byte) => sum * 256 + byte, 0);
}

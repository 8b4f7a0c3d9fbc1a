import { oid, TAG, tlv } from './der.ts';

/** Curves that TR-03116-5 allows for a TSE key; nothing else may be used. */
export type CurveName =
  | 'secp256r1'
  | 'secp384r1'
  | 'secp521r1'
  | 'brainpoolP256r1'
  | 'brainpoolP384r1'
  | 'brainpoolP512r1';

/** Hashes that TR-03116-5 allows (at least 256 bit). */
export type HashName = 'SHA256' | 'SHA384' | 'SHA512' | 'SHA3-256' | 'SHA3-384' | 'SHA3-512';

/** Names as receipts and DSFinV-K print them. */
export type SignatureAlgorithmName = `ecdsa-plain-${HashName}`;

export interface Curve {
  readonly name: CurveName;
  /** The name by which OpenSSL, and so `node:crypto`, knows it. */
  readonly openSslName: string;
  readonly oid: string;
  /** Length of one coordinate, and of r and s, in bytes. */
  readonly coordinateBytes: number;
}

/** The allowed curves with their identifiers (TR-03116-5, RFC 5639, SEC 2). */
export const CURVES: Readonly<Record<CurveName, Curve>> = {
  secp256r1: { name: 'secp256r1', openSslName: 'prime256v1', oid: '1.2.840.10045.3.1.7', coordinateBytes: 32 },
  secp384r1: { name: 'secp384r1', openSslName: 'secp384r1', oid: '1.3.132.0.34', coordinateBytes: 48 },
  secp521r1: { name: 'secp521r1', openSslName: 'secp521r1', oid: '1.3.132.0.35', coordinateBytes: 66 },
  brainpoolP256r1: curve('brainpoolP256r1', 7, 32),
  brainpoolP384r1: curve('brainpoolP384r1', 11, 48),
  brainpoolP512r1: curve('brainpoolP512r1', 13, 64),
};

function curve(name: CurveName, arc: number, coordinateBytes: number): Curve {
  return { name, openSslName: name, oid: `1.3.36.3.3.2.8.1.1.${arc}`, coordinateBytes };
}

/** Last arc of 0.4.0.127.0.7.1.1.4.1 for each hash (TR-03111, with the base as corrected in the TR-03151 amendment). */
const ECDSA_PLAIN_ARC: Readonly<Record<HashName, number>> = {
  SHA256: 3,
  SHA384: 4,
  SHA512: 5,
  'SHA3-256': 9,
  'SHA3-384': 10,
  'SHA3-512': 11,
};

/** The `signatureAlgorithm` element of a log message: SEQUENCE { OID } without parameters, not even NULL. */
export function signatureAlgorithmElement(hash: HashName): Uint8Array {
  return tlv(TAG.sequence, oid(`0.4.0.127.0.7.1.1.4.1.${ECDSA_PLAIN_ARC[hash]}`));
}

/** The hash by the name `node:crypto` gives it. */
export function nodeHashName(hash: HashName): string {
  return hash.toLowerCase();
}

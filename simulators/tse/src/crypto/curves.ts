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

/** The two signature schemes that TR-03116-5 allows; no product with `ecsdsa` (EC-Schnorr) is known. */
export type SignatureScheme = 'ecdsa' | 'ecsdsa';

/** Names as receipts and DSFinV-K print them. */
export type SignatureAlgorithmName = `${SignatureScheme}-plain-${HashName}`;

export interface Curve {
  readonly name: CurveName;
  /** The name by which OpenSSL, and so `node:crypto`, knows it. */
  readonly openSslName: string;
  readonly oid: string;
  /** Length of one coordinate, and of r and s, in bytes. */
  readonly coordinateBytes: number;
  /** Order n of the base point. */
  readonly order: bigint;
}

/** The allowed curves with their identifiers (TR-03116-5, RFC 5639, SEC 2). */
export const CURVES: Readonly<Record<CurveName, Curve>> = {
  secp256r1: {
    name: 'secp256r1',
    openSslName: 'prime256v1',
    oid: '1.2.840.10045.3.1.7',
    coordinateBytes: 32,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  secp384r1: {
    name: 'secp384r1',
    openSslName: 'secp384r1',
    oid: '1.3.132.0.34',
    coordinateBytes: 48,
    order: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  },
  secp521r1: {
    name: 'secp521r1',
    openSslName: 'secp521r1',
    oid: '1.3.132.0.35',
    coordinateBytes: 66,
    order:
      0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
  },
  brainpoolP256r1: brainpool(256, 7, 0xa9fb57dba1eea9bc3e660a909d838d718c397aa3b561a6f7901e0e82974856a7n),
  brainpoolP384r1: brainpool(
    384,
    11,
    0x8cb91e82a3386d280f5d6f7e50e641df152f7109ed5456b31f166e6cac0425a7cf3ab6af6b7fc3103b883202e9046565n,
  ),
  brainpoolP512r1: brainpool(
    512,
    13,
    0xaadd9db8dbe9c48b3fd4e6ae33c9fc07cb308db3b3c9d20ed6639cca70330870553e5c414ca92619418661197fac10471db1d381085ddaddb58796829ca90069n,
  ),
};

function brainpool(bits: 256 | 384 | 512, arc: number, order: bigint): Curve {
  const name = `brainpoolP${bits}r1` as const;
  return { name, openSslName: name, oid: `1.3.36.3.3.2.8.1.1.${arc}`, coordinateBytes: bits / 8, order };
}

/** Last two arcs under 0.4.0.127.0.7.1.1.4 (TR-03111, with the base as corrected in the TR-03151 amendment). */
const PLAIN_ARCS: Readonly<Record<SignatureScheme, Readonly<Record<HashName, string>>>> = {
  ecdsa: { SHA256: '1.3', SHA384: '1.4', SHA512: '1.5', 'SHA3-256': '1.9', 'SHA3-384': '1.10', 'SHA3-512': '1.11' },
  ecsdsa: { SHA256: '4.2', SHA384: '4.3', SHA512: '4.4', 'SHA3-256': '4.6', 'SHA3-384': '4.7', 'SHA3-512': '4.8' },
};

/** The `signatureAlgorithm` element of a log message: SEQUENCE { OID } without parameters, not even NULL. */
export function signatureAlgorithmElement(scheme: SignatureScheme, hash: HashName): Uint8Array {
  return tlv(TAG.sequence, oid(`0.4.0.127.0.7.1.1.4.${PLAIN_ARCS[scheme][hash]}`));
}

/** The hash by the name `node:crypto` gives it. */
export function nodeHashName(hash: HashName): string {
  return hash.toLowerCase();
}

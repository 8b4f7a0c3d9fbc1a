import { createECDH, createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { Random } from '@kassensturz/host';
import {
  CURVES,
  type Curve,
  type CurveName,
  type HashName,
  nodeHashName,
  type SignatureAlgorithmName,
  type SignatureScheme,
} from './curves.ts';
import { concat, integerBytes, oid, TAG, tlv } from './der.ts';
import { ecsdsaSigner } from './ecsdsa.ts';

const EC_PUBLIC_KEY = '1.2.840.10045.2.1';

/** An EC key pair with everything that signing and certificates need, computed once. */
export interface SigningKey {
  readonly curve: Curve;
  readonly hash: HashName;
  /** How log messages are signed; certificates always carry ECDSA. */
  readonly scheme: SignatureScheme;
  readonly algorithmName: SignatureAlgorithmName;
  /** Uncompressed point 04‖X‖Y. */
  readonly publicPoint: Uint8Array;
  /** SHA-256 of the uncompressed point: the serial number of the TSE (TR-03153 addendum). */
  readonly serialNumber: Uint8Array;
  readonly publicKey: KeyObject;
  /** Plain r‖s over the data, as log messages carry it. */
  signPlain(data: Uint8Array): Uint8Array;
  /** DER signature of constant length, as X.509 wants it. */
  signDer(data: Uint8Array): Uint8Array;
}

/** Draws a key from `random`: the same stream gives the same key. */
export function drawSigningKey(
  random: Random,
  curveName: CurveName,
  hash: HashName,
  scheme: SignatureScheme = 'ecdsa',
): SigningKey {
  const curve = CURVES[curveName];
  for (;;) {
    const scalar = random.bytes(curve.coordinateBytes);
    // P-521 needs 521 bits in 66 bytes: the seven bits above would nearly always make the scalar too large.
    if (curveName === 'secp521r1') scalar[0] = (scalar[0] ?? 0) & 0x01;
    const key = signingKeyFromScalar(scalar, curve, hash, scheme);
    if (key !== undefined) return key;
  }
}

/** The key of a given private scalar, or undefined when the scalar is zero or not below the order of the curve. */
export function signingKeyFromScalar(
  scalar: Uint8Array,
  curve: Curve,
  hash: HashName,
  scheme: SignatureScheme = 'ecdsa',
): SigningKey | undefined {
  const ecdh = createECDH(curve.openSslName);
  try {
    ecdh.setPrivateKey(scalar);
  } catch {
    // OpenSSL says so by throwing: the caller draws again.
    return undefined;
  }
  const publicPoint = new Uint8Array(ecdh.getPublicKey());
  const privateKey = createPrivateKey({
    key: toBuffer(pkcs8(scalar, publicPoint, curve)),
    format: 'der',
    type: 'pkcs8',
  });
  const nodeHash = nodeHashName(hash);
  const plainOptions = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const;
  const derOptions = { key: privateKey, dsaEncoding: 'der' } as const;
  const usualDerBytes = usualDerSignatureBytes(curve);
  return {
    curve,
    hash,
    scheme,
    algorithmName: `${scheme}-plain-${hash}`,
    publicPoint,
    serialNumber: new Uint8Array(createHash('sha256').update(publicPoint).digest()),
    publicKey: createPublicKey(privateKey),
    signPlain: scheme === 'ecsdsa' ? ecsdsaSigner(scalar, curve, hash) : (data) => sign(nodeHash, data, plainOptions),
    signDer: (data) => {
      // r and s lose leading zeros in DER; a certificate whose length depends on luck would make runs differ.
      for (;;) {
        const signature = sign(nodeHash, data, derOptions);
        if (signature.length === usualDerBytes) return signature;
      }
    },
  };
}

/**
 * The length that comes most often, so that few signatures must be drawn again. Orders of the secp curves lie just below a
 * power of two: r and s need a padding zero every second time, so one of them on average. Brainpool orders begin with 8C to
 * AA and rarely need one; the 66 bytes of P-521 hold 521 bits and never do, but every second number is a byte shorter.
 */
function usualDerSignatureBytes(curve: Curve): number {
  const padding = curve.name === 'secp256r1' || curve.name === 'secp384r1' ? 1 : curve.name === 'secp521r1' ? -1 : 0;
  const content = 2 * (2 + curve.coordinateBytes) + padding;
  return content + (content < 0x80 ? 2 : 3);
}

/** RFC 5208 / RFC 5915: the private key with its point, named curve. */
function pkcs8(scalar: Uint8Array, publicPoint: Uint8Array, curve: Curve): Uint8Array {
  const ecPrivateKey = tlv(
    TAG.sequence,
    tlv(TAG.integer, integerBytes(1)),
    tlv(TAG.octetString, scalar),
    tlv(0xa1, tlv(TAG.bitString, concat(Uint8Array.of(0), publicPoint))),
  );
  const algorithm = tlv(TAG.sequence, oid(EC_PUBLIC_KEY), oid(curve.oid));
  return tlv(TAG.sequence, tlv(TAG.integer, integerBytes(0)), algorithm, tlv(TAG.octetString, ecPrivateKey));
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

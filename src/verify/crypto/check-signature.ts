import { verify } from 'node:crypto';
import type { SignatureAlgorithm } from './algorithms.ts';
import { verifyEcsdsa } from './ecsdsa.ts';
import type { VerificationKey } from './verification-key.ts';

/**
 * Whether `signature` (plain r‖s) is this key's signature over `signedBytes`.
 * The bytes go to OpenSSL as they are; besides `crypto.verify` nothing costs anything here.
 */
export function isSignatureValid(
  key: VerificationKey,
  algorithm: SignatureAlgorithm,
  signedBytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (algorithm.scheme === 'ecsdsa') return verifyEcsdsa(key, algorithm.hash, signedBytes, signature);
  if (signature.length !== 2 * key.curve.size) return false;
  return verify(algorithm.hash, signedBytes, { key: key.keyObject, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Same for a DER-encoded ECDSA signature, met only in the example of the DSFinV-K. */
export function isDerSignatureValid(
  key: VerificationKey,
  algorithm: SignatureAlgorithm,
  signedBytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (algorithm.scheme !== 'ecdsa' || signature[0] !== 0x30) return false;
  return verify(algorithm.hash, signedBytes, { key: key.keyObject, dsaEncoding: 'der' }, signature);
}

import { createHash } from 'node:crypto';
import type { SignatureAlgorithm } from './algorithms.ts';
import { type Curve, curves } from './curves.ts';
import { keyOnCurve, serialNumberOf, type VerificationKey } from './verification-key.ts';

/**
 * Finds the public key from a signature itself: an ECDSA signature leaves only two points per curve, and the serial
 * number in the message is the SHA-256 of the right one (SEC 1, 4.1.6; TR-03153-1 9.3.2).
 * So messages can be checked before, or without, their certificate. Undefined: the signature is not of that serial number's key.
 */
export function recoverKey(
  algorithm: SignatureAlgorithm,
  signedBytes: Uint8Array,
  signature: Uint8Array,
  serialNumber: Uint8Array,
): VerificationKey | undefined {
  if (algorithm.scheme !== 'ecdsa') return undefined;
  const wanted = Buffer.from(serialNumber).toString('hex');
  const digest = createHash(algorithm.hash).update(signedBytes).digest();
  for (const curve of curves) {
    if (signature.length !== 2 * curve.size) continue;
    for (const point of candidates(curve, digest, signature)) {
      if (serialNumberOf(point) === wanted) return keyOnCurve(curve, point);
    }
  }
  return undefined;
}

function* candidates(curve: Curve, digest: Buffer, signature: Uint8Array): Generator<Uint8Array> {
  const { Point } = curve.arithmetic;
  const scalars = Point.Fn;
  const r = toBigInt(signature.subarray(0, curve.size));
  const s = toBigInt(signature.subarray(curve.size));
  if (r === 0n || s === 0n || r >= scalars.ORDER || s >= scalars.ORDER) return;
  const e = leftmostBits(digest, scalars.BITS) % scalars.ORDER;
  const inverse = scalars.inv(r);
  const byMessage = scalars.neg(scalars.mul(e, inverse));
  const byNonce = scalars.mul(s, inverse);
  for (const parity of [0x02, 0x03]) {
    const nonce = pointAt(curve, parity, signature.subarray(0, curve.size));
    if (!nonce) return;
    const point = Point.BASE.multiplyUnsafe(byMessage).add(nonce.multiplyUnsafe(byNonce));
    if (!point.is0()) yield point.toBytes(false);
  }
}

function pointAt(curve: Curve, parity: number, x: Uint8Array) {
  try {
    return curve.arithmetic.Point.fromBytes(Buffer.concat([Buffer.of(parity), x]));
  } catch {
    // No point of the curve has this x coordinate: the signature was made on another curve, or is damaged.
    return undefined;
  }
}

function leftmostBits(digest: Buffer, bits: number): bigint {
  const value = toBigInt(digest);
  const surplus = digest.length * 8 - bits;
  return surplus > 0 ? value >> BigInt(surplus) : value;
}

const toBigInt = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);

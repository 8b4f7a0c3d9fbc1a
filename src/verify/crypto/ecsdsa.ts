import { createHash } from 'node:crypto';
import type { VerificationKey } from './verification-key.ts';

/**
 * ECSDSA ("EC-Schnorr") of ISO/IEC 14888-3 in plain format: the hash r, then s.
 * TR-03116-5 allows it beside ECDSA; node:crypto has no word for it, and no product that uses it is known.
 */
export function verifyEcsdsa(key: VerificationKey, hash: string, message: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = key.curve.arithmetic;
  const size = key.curve.size;
  const r = signature.subarray(0, signature.length - size);
  const s = toBigInt(signature.subarray(signature.length - size));
  const order = Point.Fn.ORDER;
  if (s === 0n || s >= order) return false;
  const e = toBigInt(r) % order;
  if (e === 0n) return false;
  // W = sG − eY must hash to r again.
  const w = Point.BASE.multiplyUnsafe(s).add(Point.fromBytes(key.point).multiplyUnsafe(order - e));
  if (w.is0()) return false;
  const digest = createHash(hash).update(w.toBytes(false).subarray(1)).update(message).digest();
  return digest.equals(r);
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

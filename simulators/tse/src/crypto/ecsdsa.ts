import { createECDH, createHash } from 'node:crypto';
import { type Curve, type HashName, nodeHashName } from './curves.ts';

/**
 * Signer for ECSDSA (EC-Schnorr of ISO/IEC 14888-3, OIDs in TR-03111): the whole hash r = H(xQ ‖ yQ ‖ data) of a fresh point
 * Q = kG, then s = k + r·d mod n. OpenSSL draws k and multiplies the point; only s is computed here.
 *
 * @param scalar the private key d, big endian
 */
export function ecsdsaSigner(scalar: Uint8Array, curve: Curve, hash: HashName): (data: Uint8Array) => Uint8Array {
  const privateKey = bigIntOf(scalar);
  const nodeHash = nodeHashName(hash);
  return (data) => {
    for (;;) {
      const ephemeral = createECDH(curve.openSslName);
      const coordinates = ephemeral.generateKeys().subarray(1);
      const r = createHash(nodeHash).update(coordinates).update(data).digest();
      const e = bigIntOf(r) % curve.order;
      const s = (bigIntOf(ephemeral.getPrivateKey()) + e * privateKey) % curve.order;
      // Neither is ever seen; the standard asks to draw again all the same.
      if (e === 0n || s === 0n) continue;
      return new Uint8Array(Buffer.concat([r, bytesOf(s, curve.coordinateBytes)]));
    }
  };
}

function bigIntOf(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`);
}

function bytesOf(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(2 * length, '0'), 'hex');
}

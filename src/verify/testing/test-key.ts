import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** A key pair for tests. */
export interface TestKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Uncompressed point. */
  readonly point: Buffer;
  /** SHA-256 of the point in hex. */
  readonly serialNumber: string;
}

const coordinateSizes: Readonly<Record<string, number>> = {
  prime256v1: 32,
  secp256k1: 32,
  brainpoolP256r1: 32,
  secp384r1: 48,
  brainpoolP384r1: 48,
  brainpoolP512r1: 64,
  secp521r1: 66,
};

export function testKey(namedCurve = 'prime256v1'): TestKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const point = spki.subarray(spki.length - 1 - 2 * coordinateSizes[namedCurve]!);
  return { privateKey, publicKey, point, serialNumber: createHash('sha256').update(point).digest('hex') };
}

/** Plain r‖s signature. */
export function signPlain(key: TestKey, bytes: Uint8Array, hash = 'sha256'): Buffer {
  return sign(hash, bytes, { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
}

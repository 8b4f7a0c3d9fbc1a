import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { type Curve, curves, curvesOfPointLength } from './curves.ts';

/** A public key ready to verify with; made once per key, used for every message. */
export interface VerificationKey {
  readonly curve: Curve;
  /** Uncompressed point `04‖X‖Y`. */
  readonly point: Uint8Array;
  /** SHA-256 over the point, in lower-case hex: the serial number of the security module (TR-03153-1 9.3.2). */
  readonly serialNumber: string;
  readonly keyObject: KeyObject;
}

/** Every key the point can be: one per curve of its length on which it lies (none for a point on no curve). */
export function keysOfPoint(point: Uint8Array): VerificationKey[] {
  if (point[0] !== 0x04) return [];
  return curvesOfPointLength(point.length).flatMap((curve) => keyOnCurve(curve, point) ?? []);
}

/** The key at this point of this curve; undefined when the point does not lie on it. */
export function keyOnCurve(curve: Curve, point: Uint8Array): VerificationKey | undefined {
  try {
    const keyObject = createPublicKey({ key: subjectPublicKeyInfo(curve, point), format: 'der', type: 'spki' });
    return { curve, point, serialNumber: serialNumberOf(point), keyObject };
  } catch {
    // OpenSSL refuses points off the curve; that is the answer asked for here.
    return undefined;
  }
}

/** The verification key inside a public key of node:crypto; undefined when it is no elliptic curve of the guideline. */
export function keyOfKeyObject(keyObject: KeyObject): VerificationKey | undefined {
  if (keyObject.asymmetricKeyType !== 'ec') return undefined;
  const der = keyObject.export({ format: 'der', type: 'spki' });
  for (const curve of curves) {
    const point = der.subarray(der.length - 1 - 2 * curve.size);
    if (der.includes(curve.oid) && point[0] === 0x04) {
      return { curve, point, serialNumber: serialNumberOf(point), keyObject };
    }
  }
  return undefined;
}

/** SHA-256 of the uncompressed point in hex. */
export function serialNumberOf(point: Uint8Array): string {
  return createHash('sha256').update(point).digest('hex');
}

const ecPublicKey = Buffer.from('06072a8648ce3d0201', 'hex');

function subjectPublicKeyInfo(curve: Curve, point: Uint8Array): Buffer {
  const algorithm = sequence(0x30, Buffer.concat([ecPublicKey, curve.oid]));
  return sequence(0x30, Buffer.concat([algorithm, sequence(0x03, Buffer.concat([Buffer.of(0), point]))]));
}

function sequence(tag: number, content: Uint8Array): Buffer {
  const length = content.length < 0x80 ? Buffer.of(content.length) : Buffer.of(0x81, content.length);
  return Buffer.concat([Buffer.of(tag), length, content]);
}

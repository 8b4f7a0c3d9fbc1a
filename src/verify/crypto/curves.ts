import { brainpoolP256r1, brainpoolP384r1, brainpoolP512r1 } from '@noble/curves/misc.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';

/** One of the curves log messages may be signed on (TR-03116-5 table 6). */
export interface Curve {
  readonly name: string;
  /** Length of a coordinate and of r and s, in bytes. */
  readonly size: number;
  /** Object identifier with tag and length. */
  readonly oid: Buffer;
  /** Arithmetic for what node:crypto cannot do: ECSDSA, and finding a key from a signature. */
  readonly arithmetic: typeof p256;
}

const curve = (name: string, size: number, oid: string, arithmetic: typeof p256): Curve => ({
  name,
  size,
  oid: Buffer.from(oid, 'hex'),
  arithmetic,
});

export const curves: readonly Curve[] = [
  curve('secp256r1', 32, '06082a8648ce3d030107', p256),
  curve('brainpoolP256r1', 32, '06092b2403030208010107', brainpoolP256r1),
  curve('brainpoolP384r1', 48, '06092b240303020801010b', brainpoolP384r1),
  curve('secp384r1', 48, '06052b81040022', p384),
  curve('brainpoolP512r1', 64, '06092b240303020801010d', brainpoolP512r1),
  curve('secp521r1', 66, '06052b81040023', p521),
];

/** Curves an uncompressed point of this many bytes may lie on; nothing but the length is printed in a QR code. */
export function curvesOfPointLength(length: number): Curve[] {
  return curves.filter((each) => 1 + 2 * each.size === length);
}

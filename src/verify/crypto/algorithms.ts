/** One signature algorithm of a log message. */
export interface SignatureAlgorithm {
  /** Name as printed in the QR code and in TSE_SIG_ALGO, e.g. `ecdsa-plain-SHA256`. */
  readonly name: string;
  readonly scheme: 'ecdsa' | 'ecsdsa';
  /** Hash in the words of node:crypto. */
  readonly hash: string;
  /** Content bytes of the object identifier, in hex. */
  readonly oid: string;
  /** TR-03116-5 table 5: SHA-2 or SHA-3 with at least 256 bit. */
  readonly isAllowed: boolean;
}

// TR-03151 2.3 with the corrected base 0.4.0.127.0.7.1.1.4 of its amendment: .1 is ECDSA plain, .4 is ECSDSA plain.
const base = '04007f0007010104';

const algorithm = (scheme: 'ecdsa' | 'ecsdsa', arc: number, hashName: string, hash: string): SignatureAlgorithm => ({
  name: `${scheme}-plain-${hashName}`,
  scheme,
  hash,
  oid: `${base}${scheme === 'ecdsa' ? '01' : '04'}${arc.toString(16).padStart(2, '0')}`,
  isAllowed: !hashName.endsWith('224'),
});

export const signatureAlgorithms: readonly SignatureAlgorithm[] = [
  algorithm('ecdsa', 2, 'SHA224', 'sha224'),
  algorithm('ecdsa', 3, 'SHA256', 'sha256'),
  algorithm('ecdsa', 4, 'SHA384', 'sha384'),
  algorithm('ecdsa', 5, 'SHA512', 'sha512'),
  algorithm('ecdsa', 8, 'SHA3-224', 'sha3-224'),
  algorithm('ecdsa', 9, 'SHA3-256', 'sha3-256'),
  algorithm('ecdsa', 10, 'SHA3-384', 'sha3-384'),
  algorithm('ecdsa', 11, 'SHA3-512', 'sha3-512'),
  algorithm('ecsdsa', 1, 'SHA224', 'sha224'),
  algorithm('ecsdsa', 2, 'SHA256', 'sha256'),
  algorithm('ecsdsa', 3, 'SHA384', 'sha384'),
  algorithm('ecsdsa', 4, 'SHA512', 'sha512'),
  algorithm('ecsdsa', 5, 'SHA3-224', 'sha3-224'),
  algorithm('ecsdsa', 6, 'SHA3-256', 'sha3-256'),
  algorithm('ecsdsa', 7, 'SHA3-384', 'sha3-384'),
  algorithm('ecsdsa', 8, 'SHA3-512', 'sha3-512'),
];

const byLastBytes = new Map(signatureAlgorithms.map((each) => [Number.parseInt(each.oid.slice(-4), 16), each]));
const baseBytes = Buffer.from(base, 'hex');

/** The algorithm of an object identifier, found without making strings: this runs once per log message. */
export function algorithmByOid(bytes: Uint8Array, start: number, end: number): SignatureAlgorithm | undefined {
  if (end - start !== baseBytes.length + 2) return undefined;
  for (let i = 0; i < baseBytes.length; i += 1) if (bytes[start + i] !== baseBytes[i]) return undefined;
  return byLastBytes.get(bytes[end - 2]! * 256 + bytes[end - 1]!);
}

/** The algorithm of a printed name; makers write it in both cases. */
export function algorithmByName(name: string): SignatureAlgorithm | undefined {
  const wanted = name.toLowerCase();
  return signatureAlgorithms.find((each) => each.name.toLowerCase() === wanted);
}

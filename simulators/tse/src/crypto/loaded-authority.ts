import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate, type Name } from '@peculiar/asn1-x509';
import { CURVES } from './curves.ts';
import { type SigningKey, signingKeyFromScalar } from './signing-key.ts';

/** An authority of your own: PEM texts. The sub CA issues the certificates of TSEs. */
export interface PkiFiles {
  readonly rootCertificate: string;
  readonly subCertificate: string;
  /** Private key of the sub CA, PKCS#8 or SEC1, not encrypted. */
  readonly subKey: string;
}

export interface LoadedAuthority {
  readonly rootCertificate: Uint8Array;
  readonly subCertificate: Uint8Array;
  readonly rootKeyHash: string;
  readonly subKeyHash: string;
  readonly subKey: SigningKey;
  readonly subName: Name;
}

/** @throws RangeError that says which of the files does not fit, never with a key in it */
export function loadAuthority(files: PkiFiles): LoadedAuthority {
  const root = read('rootCertificate', () => new X509Certificate(files.rootCertificate));
  const sub = read('subCertificate', () => new X509Certificate(files.subCertificate));
  const privateKey = read('subKey', () => createPrivateKey(files.subKey));
  if (!sub.checkPrivateKey(privateKey)) throw new RangeError('PKI: subKey is not the key of subCertificate.');
  if (!sub.ca || !root.ca) throw new RangeError('PKI: root and sub CA need basicConstraints with CA:TRUE.');
  if (!sub.verify(root.publicKey)) throw new RangeError('PKI: subCertificate was not signed by rootCertificate.');
  const subCertificate = new Uint8Array(sub.raw);
  return {
    rootCertificate: new Uint8Array(root.raw),
    subCertificate,
    rootKeyHash: keyHash(root.publicKey),
    subKeyHash: keyHash(sub.publicKey),
    subKey: signingKeyOf(privateKey),
    subName: AsnConvert.parse(subCertificate, Certificate).tbsCertificate.subject,
  };
}

function read<T>(what: keyof PkiFiles, reading: () => T): T {
  try {
    return reading();
  } catch {
    // The cause may quote the file, and one of the files is secret.
    throw new RangeError(`PKI: ${what} is not readable; a PEM text is expected.`);
  }
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  const named = privateKey.asymmetricKeyDetails?.namedCurve;
  const curve = Object.values(CURVES).find(({ openSslName }) => openSslName === named);
  // TR-03116-5: certificates are signed with at least 384 bit.
  if (curve === undefined || curve.coordinateBytes < 48) {
    throw new RangeError(
      `PKI: the key of the sub CA must lie on an allowed curve of at least 384 bit, not on ${named}.`,
    );
  }
  // RFC 5915: SEQUENCE { INTEGER 1, OCTET STRING scalar, … }.
  const sec1 = privateKey.export({ format: 'der', type: 'sec1' });
  const at = sec1.indexOf(Buffer.of(0x02, 0x01, 0x01, 0x04)) + 5;
  const scalar = new Uint8Array(sec1.subarray(at, at + curve.coordinateBytes));
  const key = signingKeyFromScalar(scalar, curve, curve.coordinateBytes > 48 ? 'SHA512' : 'SHA384');
  if (key === undefined) throw new RangeError('PKI: subKey holds no usable number.');
  return key;
}

/** SHA-256 of the uncompressed point, as files in a TAR are named. */
function keyHash(publicKey: KeyObject): string {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  const named = publicKey.asymmetricKeyDetails?.namedCurve;
  const curve = Object.values(CURVES).find(({ openSslName }) => openSslName === named);
  if (curve === undefined) throw new RangeError(`PKI: keys must lie on an allowed curve, not on ${named}.`);
  return createHash('sha256')
    .update(spki.subarray(-(1 + 2 * curve.coordinateBytes)))
    .digest('hex');
}

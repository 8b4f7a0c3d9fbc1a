import { createHash, X509Certificate } from 'node:crypto';
import { keyOfKeyObject, type VerificationKey } from '../crypto/verification-key.ts';
import { Malformed } from '../malformed.ts';
import { type CertificateProfile, readProfile } from './profile.ts';

/** A certificate of an export. */
export interface Certificate {
  readonly x509: X509Certificate;
  readonly profile: CertificateProfile;
  /** Undefined when the key is on none of the curves of the guideline. */
  readonly key: VerificationKey | undefined;
  /** SHA-256 that names the certificate: over the uncompressed point, or over the bit string of any other key. */
  readonly keyHash: string;
  readonly fingerprint: string;
}

/** Reads a certificate in DER or PEM; throws {@link Malformed}. */
export function parseCertificate(bytes: Uint8Array): Certificate {
  let x509: X509Certificate;
  try {
    x509 = new X509Certificate(bytes);
  } catch (cause) {
    throw new Malformed('this is no X.509 certificate in DER or PEM', { cause });
  }
  if (Number.isNaN(x509.validFromDate.getTime()) || Number.isNaN(x509.validToDate.getTime())) {
    throw new Malformed('its period of validity is no time');
  }
  const profile = readProfile(x509.raw);
  const key = keyOf(x509);
  const keyHash = key?.serialNumber ?? createHash('sha256').update(profile.publicKeyBits).digest('hex');
  return { x509, profile, key, keyHash, fingerprint: x509.fingerprint256 };
}

function keyOf(x509: X509Certificate): VerificationKey | undefined {
  try {
    return keyOfKeyObject(x509.publicKey);
  } catch {
    // OpenSSL does not know the kind of key; the caller reports a curve that is not allowed.
    return undefined;
  }
}

/** How people call a certificate: its common name, or the whole subject where there is none. */
export function nameOf({ x509 }: Certificate): string {
  return commonName(x509.subject) ?? x509.subject.replaceAll('\n', ', ');
}

/** Common name of a distinguished name as node prints it (a line per attribute). */
export function commonName(distinguishedName: string): string | undefined {
  return /^CN=(.*)$/m.exec(distinguishedName)?.[1];
}

import type { Findings } from '../findings.ts';
import { type Certificate, commonName } from './certificate.ts';

/** A certificate with the name of its file. */
export interface NamedCertificate {
  readonly file: string;
  readonly certificate: Certificate;
}

// ecdsa-with-SHA384, ecdsa-with-SHA512, id-ecdsa-with-sha3-384, id-ecdsa-with-sha3-512 (TR-03116-5 table 8)
const strongAlgorithms = new Set([
  '1.2.840.10045.4.3.3',
  '1.2.840.10045.4.3.4',
  '2.16.840.1.101.3.4.3.11',
  '2.16.840.1.101.3.4.3.12',
]);

/** Checks the certificate of one signing key and every certificate above it; returns them from the key upwards. */
export function checkChain(
  leaf: NamedCertificate,
  all: readonly NamedCertificate[],
  findings: Findings,
): readonly NamedCertificate[] {
  checkLeaf(leaf, findings);
  const chain: NamedCertificate[] = [];
  let current: NamedCertificate | undefined = leaf;
  while (current && !chain.includes(current)) {
    chain.push(current);
    checkAlgorithm(current, findings);
    current = issuerOf(current, all, findings);
  }
  return chain;
}

function checkLeaf({ file, certificate }: NamedCertificate, findings: Findings): void {
  const name = commonName(certificate.x509.subject);
  if (name?.toLowerCase() !== certificate.keyHash) {
    findings.add(
      'CERT-SUBJECT',
      file,
      `The common name is "${name ?? ''}", expected the serial number ${certificate.keyHash}.`,
    );
  }
  if (!certificate.profile.keyUsage?.digitalSignature) {
    findings.add('CERT-USAGE', file, 'The key usage digitalSignature is missing.');
  }
}

function checkAlgorithm({ file, certificate }: NamedCertificate, findings: Findings): void {
  const { signatureAlgorithm } = certificate.profile;
  if (!strongAlgorithms.has(signatureAlgorithm)) {
    findings.add(
      'CERT-ALGORITHM',
      file,
      `The certificate is signed with ${signatureAlgorithm}; expected ECDSA with a hash of at least 384 bit.`,
    );
  }
}

/** The certificate that signed this one; undefined at the root or where the chain breaks, which is reported. */
function issuerOf(
  subject: NamedCertificate,
  all: readonly NamedCertificate[],
  findings: Findings,
): NamedCertificate | undefined {
  const { x509 } = subject.certificate;
  const candidates = all.filter((each) => each.certificate.x509.subject === x509.issuer);
  const issuer = candidates.find((each) => isSignedBy(subject, each));
  if (!issuer) {
    const who = commonName(x509.issuer) ?? x509.issuer.replaceAll('\n', ', ');
    if (candidates.length > 0)
      findings.add(
        'CERT-CHAIN',
        subject.file,
        `The certificate is not signed with the key of its issuer "${who}" in ${candidates[0]!.file}.`,
      );
    else
      findings.add(
        'CERT-CHAIN-INCOMPLETE',
        subject.file,
        `The certificate of the issuer "${who}" is not in the archive.`,
      );
    return undefined;
  }
  if (issuer === subject) return undefined;
  const { profile, x509: issuerX509 } = issuer.certificate;
  if (!issuerX509.ca || profile.keyUsage?.keyCertSign === false) {
    findings.add(
      'CERT-NOT-CA',
      issuer.file,
      'The certificate signs another one but is not marked as one of a certification authority.',
    );
  }
  return issuer;
}

function isSignedBy(subject: NamedCertificate, issuer: NamedCertificate): boolean {
  try {
    return subject.certificate.x509.verify(issuer.certificate.x509.publicKey);
  } catch {
    // A key OpenSSL cannot use has signed nothing we could confirm.
    return false;
  }
}

import { X509Certificate } from 'node:crypto';

/** A certificate from PEM, or DER in base64; nothing when it cannot be read. */
export function readCertificate(text: string | undefined): X509Certificate | undefined {
  if (!text) return undefined;
  try {
    return new X509Certificate(text.includes('BEGIN') ? text : Buffer.from(text, 'base64'));
  } catch {
    // Warnings and checks that need it are lost; the signature does not depend on it.
    return undefined;
  }
}

/** Makers name their test PKIs so ("… Test CA …"); a production certificate never carries the word (TSE-21). */
export function isTestCertificate(text: string | undefined): boolean {
  const certificate = readCertificate(text);
  return certificate !== undefined && /\btest\b/i.test(`${certificate.issuer}\n${certificate.subject}`);
}

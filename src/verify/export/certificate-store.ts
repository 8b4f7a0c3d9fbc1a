import { type Certificate, parseCertificate } from '../certificates/certificate.ts';
import { checkChain, type NamedCertificate } from '../certificates/check-chain.ts';
import type { Findings } from '../findings.ts';
import { Malformed } from '../malformed.ts';
import type { ExportFileName } from './file-name.ts';

/** A chain has a handful of certificates; this bounds memory for hostile archives. */
const certificateLimit = 1000;

/** The certificates of one archive. */
export class CertificateStore {
  readonly #findings: Findings;
  readonly #certificates: NamedCertificate[] = [];
  readonly #chains = new Map<string, readonly NamedCertificate[]>();

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** Reads a certificate file and checks its name; undefined when it is none. */
  add(name: ExportFileName & { kind: 'certificate' }, bytes: Uint8Array, file: string): Certificate | undefined {
    if (name.type === 'CVC') {
      this.#findings.add('CERT-CVC', file, 'This is a card verifiable certificate; only X.509 certificates are read.');
      return undefined;
    }
    try {
      const certificate = parseCertificate(bytes);
      if (name.keyHash !== certificate.keyHash) {
        const rule = certificate.x509.ca ? 'CERT-NAME-CA' : 'CERT-NAME';
        this.#findings.add(
          rule,
          file,
          `The file is named after ${name.keyHash}, the public key hashes to ${certificate.keyHash}.`,
        );
      }
      if (this.#certificates.length < certificateLimit) this.#certificates.push({ file, certificate });
      return certificate;
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.#findings.add('CERT-MALFORMED', file, `The certificate cannot be read: ${error.message}.`);
      return undefined;
    }
  }

  /** Checks the chains of the keys that signed something, and that nothing else lies about. Call once, at the end. */
  finish(signingSerials: Iterable<string>): void {
    for (const serial of signingSerials) {
      const leaf = this.of(serial);
      if (leaf) this.#chains.set(serial, checkChain(leaf, this.#certificates, this.#findings));
    }
    const used = new Set([...this.#chains.values()].flat().map((each) => each.certificate.fingerprint));
    for (const each of this.#certificates) this.#checkUse(each, used);
  }

  /** The certificate of a signing key. */
  of(serial: string): NamedCertificate | undefined {
    return this.#certificates.find((each) => each.certificate.keyHash === serial);
  }

  /** The certificates from that of a signing key upwards, as far as the archive holds them; known after `finish`. */
  chainOf(serial: string): readonly NamedCertificate[] {
    return this.#chains.get(serial) ?? [];
  }

  #checkUse({ file, certificate }: NamedCertificate, used: ReadonlySet<string>): void {
    if (!used.has(certificate.fingerprint)) {
      this.#findings.add(
        'CERT-UNUSED',
        file,
        'The certificate belongs to no key that signed a message of this archive.',
      );
    } else if (!certificate.key) {
      this.#findings.add(
        'CERT-CURVE',
        file,
        'The public key lies on none of the allowed curves, or is not written as a named curve with an uncompressed point.',
      );
    }
  }
}

import type { Host } from '@kassensturz/host';
import type { Name } from '@peculiar/asn1-x509';
import { issueCertificate, type NameParts } from './certificate.ts';
import { loadAuthority, type PkiFiles } from './loaded-authority.ts';
import { drawSigningKey, type SigningKey } from './signing-key.ts';

const YEAR_MS = 365.25 * 24 * 3600 * 1000;

/** Who stands in the certificates of the test PKI; no real authority's name, so that nobody mistakes it. */
const ROOT: NameParts = { country: 'DE', organisation: 'Kassensturz', commonName: 'Kassensturz TSE Test Root CA 1' };
const SUB: NameParts = { country: 'DE', organisation: 'Kassensturz', commonName: 'Kassensturz TSE Test Sub CA 1' };

export interface IssuedTseCertificate {
  readonly der: Uint8Array;
  /** First Unix second at which the certificate is no longer valid. */
  readonly expirySeconds: number;
}

/** What a certificate says of the product (a profile has all of it). */
export interface CertifiedProduct {
  readonly manufacturer: string;
  readonly certificationId: string;
  readonly certificateYears: number;
}

/** A PKI of three levels for tests: root and sub CA, made at start or loaded, and TSE certificates below. */
export class TestPki {
  readonly #host: Pick<Host, 'clock' | 'random'>;
  readonly #subKey: SigningKey;
  readonly #subName: Name | NameParts;
  readonly rootCertificate: Uint8Array;
  readonly subCertificate: Uint8Array;
  readonly rootKeyHash: string;
  readonly subKeyHash: string;

  /** @param source the curve of CA keys that are made now (TR-03116-5 wants at least 384 bit), or an authority of your own */
  constructor(
    host: Pick<Host, 'clock' | 'random'>,
    source: 'secp384r1' | 'brainpoolP384r1' | 'brainpoolP512r1' | PkiFiles = 'secp384r1',
  ) {
    this.#host = host;
    if (typeof source !== 'string') {
      const loaded = loadAuthority(source);
      this.#subKey = loaded.subKey;
      this.#subName = loaded.subName;
      this.rootCertificate = loaded.rootCertificate;
      this.subCertificate = loaded.subCertificate;
      this.rootKeyHash = loaded.rootKeyHash;
      this.subKeyHash = loaded.subKeyHash;
      return;
    }
    const curve = source;
    this.#subName = SUB;
    const random = host.random.stream('tse-pki');
    const hash = curve === 'brainpoolP512r1' ? 'SHA512' : 'SHA384';
    const rootKey = drawSigningKey(random, curve, hash);
    this.#subKey = drawSigningKey(random, curve, hash);
    const madeAt = host.clock.now();
    const validity = { notBefore: new Date(madeAt - YEAR_MS), notAfter: new Date(madeAt + 15 * YEAR_MS) };
    const issuer = { issuer: ROOT, issuerKey: rootKey, ...validity };
    this.rootCertificate = issueCertificate({
      ...issuer,
      subject: ROOT,
      subjectKey: rootKey,
      serialNumber: random.bytes(16),
      use: { kind: 'ca', pathLength: 1 },
    });
    this.subCertificate = issueCertificate({
      ...issuer,
      subject: SUB,
      subjectKey: this.#subKey,
      serialNumber: random.bytes(16),
      use: { kind: 'ca', pathLength: 0 },
      crlUrl: 'http://tse-pki.invalid/root.crl',
    });
    this.rootKeyHash = hex(rootKey.serialNumber);
    this.subKeyHash = hex(this.#subKey.serialNumber);
  }

  /** Certificate of a TSE key: CN is the serial number in hex, beside it the certification id of the product (TR-03145-5). */
  issueTseCertificate(key: SigningKey, product: CertifiedProduct): IssuedTseCertificate {
    const { manufacturer: organisation, certificationId, certificateYears: years } = product;
    const notBeforeMs = Math.floor(this.#host.clock.now() / 1000) * 1000 - 24 * 3600 * 1000;
    const notAfterMs = notBeforeMs + Math.round((years * YEAR_MS) / 1000) * 1000;
    const der = issueCertificate({
      subject: { country: 'DE', organisation, commonName: hex(key.serialNumber), certificationId },
      subjectKey: key,
      issuer: this.#subName,
      issuerKey: this.#subKey,
      serialNumber: this.#host.random.stream(`tse-certificate-${hex(key.serialNumber)}`).bytes(16),
      notBefore: new Date(notBeforeMs),
      notAfter: new Date(notAfterMs),
      use: { kind: 'tse' },
      crlUrl: 'http://tse-pki.invalid/sub.crl',
    });
    return { der, expirySeconds: notAfterMs / 1000 + 1 };
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

import type { KeyObject } from 'node:crypto';
import { type Certificate, parseCertificate } from '../certificates/certificate.ts';
import { parseFileName } from '../export/file-name.ts';
import { Malformed } from '../malformed.ts';
import { readTar } from '../tar/read-tar.ts';
import type { ByteSource } from '../types.ts';

/** The public key a TSE signs log messages with. */
export interface SigningKey {
  /** SHA-256 of the uncompressed point, hex: the serial number of the TSE. */
  readonly serialNumber: string;
  /** Uncompressed point as QR codes carry it. */
  readonly publicKeyBase64: string;
  /** Name of the curve, e.g. `secp256r1`. */
  readonly curve: string;
  readonly keyObject: KeyObject;
  /** Unix milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
}

/**
 * The signing key among the certificates of a TSE (DER or PEM, in any order): that of the one certificate
 * that has issued none of the others and is no authority. Throws Malformed when there is not exactly one such key.
 */
export function signingKeyOf(certificates: Iterable<Uint8Array>): SigningKey {
  const parsed = [...certificates].map(parseCertificate);
  const leaves = new Map(parsed.filter((each) => !each.x509.ca).map((each) => [each.keyHash, each]));
  const [leaf, second] = leaves.values();
  if (!leaf?.key || second) {
    throw new Malformed(
      `expected the certificate of one signing key, found ${leaves.size} among ${parsed.length} certificates`,
    );
  }
  return signingKey(leaf, leaf.key);
}

/** The certificates in a TSE export, as they are in the archive. */
export async function certificatesInExport(source: ByteSource): Promise<readonly Uint8Array[]> {
  const certificates: Uint8Array[] = [];
  for await (const item of readTar(source)) {
    if (item.kind !== 'entry' || item.header.typeFlag !== '0') continue;
    const name = parseFileName(item.name);
    if (name?.kind === 'certificate' && name.type === 'X509') certificates.push(Buffer.from(item.bytes));
  }
  return certificates;
}

function signingKey({ x509 }: Certificate, key: NonNullable<Certificate['key']>): SigningKey {
  return {
    serialNumber: key.serialNumber,
    publicKeyBase64: Buffer.from(key.point).toString('base64'),
    curve: key.curve.name,
    keyObject: key.keyObject,
    validFrom: x509.validFromDate.getTime(),
    validTo: x509.validToDate.getTime(),
  };
}

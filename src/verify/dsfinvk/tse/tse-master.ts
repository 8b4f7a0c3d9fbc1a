import { X509Certificate } from 'node:crypto';
import { algorithmByName, type SignatureAlgorithm } from '../../crypto/algorithms.ts';
import { keyOfKeyObject, keysOfPoint, serialNumberOf, type VerificationKey } from '../../crypto/verification-key.ts';
import type { Findings } from '../../findings.ts';
import type { LogTimeFormat } from '../../log/log-time.ts';
import { logTimeFormats, readBase64 } from '../csv/read-value.ts';
import type { TableRow } from '../csv/table-row.ts';

/** A TSE as tse.csv describes it. */
export interface TseMaster {
  readonly row: TableRow;
  /** Lower-case hex. */
  readonly serialNumber: string;
  readonly algorithm: SignatureAlgorithm | undefined;
  readonly timeFormat: LogTimeFormat | undefined;
  readonly publicKey: Buffer | undefined;
  /** One per curve the public key can lie on. */
  readonly keys: readonly VerificationKey[];
  /** In DER; undefined when it cannot be read. */
  readonly certificate: Uint8Array | undefined;
}

/** Reads a row of tse.csv: serial number, public key and certificate are of one key (TR-03153-1 9.3.2). */
export function readTseMaster(row: TableRow, findings: Findings): TseMaster {
  const algorithm = algorithmByName(row.text('TSE_SIG_ALGO'));
  if (!algorithm?.isAllowed)
    findings.add('TSE-ALGORITHM', row.place('TSE_SIG_ALGO'), `"${row.text('TSE_SIG_ALGO')}" is no allowed algorithm.`);
  const format = row.text('TSE_ZEITFORMAT');
  const timeFormat = logTimeFormats.has(format) ? (format as LogTimeFormat) : undefined;
  if (!timeFormat)
    findings.add(
      'TSE-TIME-FORMAT',
      row.place('TSE_ZEITFORMAT'),
      `"${format}" is none of ${[...logTimeFormats].join(', ')}.`,
    );
  const serialNumber = row.text('TSE_SERIAL').toLowerCase();
  const publicKey = readBase64(row.text('TSE_PUBLIC_KEY'));
  const keys = publicKey ? keysOfPoint(publicKey) : [];
  if (publicKey && keys.length === 0)
    findings.add('TSE-KEY', row.place('TSE_PUBLIC_KEY'), 'This is no uncompressed point of an allowed curve.');
  if (publicKey && serialNumberOf(publicKey) !== serialNumber) {
    const text = `The SHA-256 of TSE_PUBLIC_KEY is ${serialNumberOf(publicKey)}.`;
    findings.add('TSE-SERIAL', row.place('TSE_SERIAL'), text);
  }
  const certificate = readCertificate(row, publicKey, findings);
  return { row, serialNumber, algorithm, timeFormat, publicKey, keys, certificate };
}

function readCertificate(row: TableRow, publicKey: Buffer | undefined, findings: Findings): Uint8Array | undefined {
  const parts = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
  const text = parts.map((part) => row.text(`TSE_ZERTIFIKAT_${part}`)).join('');
  const place = row.place('TSE_ZERTIFIKAT_I');
  const bytes = readBase64(text);
  if (!bytes) {
    findings.add('TSE-CERTIFICATE', place, 'The certificate, put together from its columns, is not base64.');
    return undefined;
  }
  const certificate = certificateOf(bytes);
  const key = certificate && keyOfKeyObject(certificate.publicKey);
  if (!key) findings.add('TSE-CERTIFICATE', place, 'The columns hold no X.509 certificate with an allowed key.');
  else if (publicKey && !publicKey.equals(key.point))
    findings.add('TSE-CERTIFICATE', place, 'The certificate is of another key than TSE_PUBLIC_KEY.');
  return certificate?.raw;
}

function certificateOf(bytes: Buffer): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(bytes);
    // The key is read only when it is asked for, and may be of a kind that nobody knows.
    return certificate.publicKey && certificate;
  } catch {
    // Whatever OpenSSL does not like about it, it is no certificate that could prove anything.
    return undefined;
  }
}

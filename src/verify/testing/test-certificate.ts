import { sign } from 'node:crypto';
import { der, derInteger, derOid, derText } from './der.ts';
import type { TestKey } from './test-key.ts';

export interface TestCertificateOptions {
  readonly subject: string;
  readonly key: TestKey;
  readonly issuer: string;
  readonly issuerKey: TestKey;
  readonly isCa?: boolean;
  /** Key usage bits of the first byte; undefined leaves the extension out. */
  readonly keyUsage?: number | undefined;
  readonly hash?: 'sha256' | 'sha384';
  /** UTCTime texts. */
  readonly notBefore?: string;
  readonly notAfter?: string;
}

const ecdsaWith = { sha256: '1.2.840.10045.4.3.2', sha384: '1.2.840.10045.4.3.3' };

/** An X.509 certificate in DER as a TSE's test PKI would issue it. */
export function testCertificate(options: TestCertificateOptions): Buffer {
  const { hash = 'sha384', isCa = false, notBefore = '250101000000Z', notAfter = '350101000000Z' } = options;
  const keyUsage = 'keyUsage' in options ? options.keyUsage : isCa ? 0x06 : 0x80;
  const algorithm = der(0x30, derOid(ecdsaWith[hash]));
  const extensions = [
    extension('2.5.29.19', der(0x30, ...(isCa ? [der(0x01, Buffer.of(0xff))] : []))),
    ...(keyUsage === undefined ? [] : [extension('2.5.29.15', der(0x03, Buffer.of(0, keyUsage)))]),
  ];
  const tbs = der(
    0x30,
    der(0xa0, derInteger(2)),
    derInteger(1 + options.subject.length),
    algorithm,
    name(options.issuer),
    der(0x30, derText(0x17, notBefore), derText(0x17, notAfter)),
    name(options.subject),
    options.key.publicKey.export({ format: 'der', type: 'spki' }),
    der(0xa3, der(0x30, ...extensions)),
  );
  const signature = sign(hash, tbs, options.issuerKey.privateKey);
  return der(0x30, tbs, algorithm, der(0x03, Buffer.of(0), signature));
}

const name = (commonName: string) =>
  der(
    0x30,
    der(0x31, der(0x30, derOid('2.5.4.6'), derText(0x13, 'DE'))),
    der(0x31, der(0x30, derOid('2.5.4.3'), derText(0x0c, commonName))),
  );

const extension = (oid: string, value: Buffer) => der(0x30, derOid(oid), der(0x01, Buffer.of(0xff)), der(0x04, value));

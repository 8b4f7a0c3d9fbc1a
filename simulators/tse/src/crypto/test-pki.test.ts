import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, readyTse } from '../../test/ready-tse.ts';
import type { ProfileName } from '../core/profile.ts';
import { TestPki } from './test-pki.ts';

let directory = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'tse-pki-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

function pemFiles({ tse }: Bench): readonly [leaf: string, sub: string, root: string] {
  const [leaf = '', sub = '', root = ''] = tse.certificates.map(({ keyHash, der }) => {
    const path = join(directory, `${keyHash}.pem`);
    writeFileSync(path, new X509Certificate(der).toString());
    return path;
  });
  return [leaf, sub, root];
}

describe('the certificate chain', () => {
  it.each<ProfileName>(['standard', 'dTrust', 'dieboldNixdorf'])(
    'of profile %s is believed by openssl',
    async (profile) => {
      const bench = await readyTse(profile);
      const [leaf, sub, root] = pemFiles(bench);
      const at = String(bench.tse.time);
      const arguments_ = ['verify', '-x509_strict', '-attime', at, '-CAfile', root, '-untrusted', sub, leaf];
      expect(execFileSync('openssl', arguments_).toString()).toContain('OK');
    },
  );

  it('is not believed before or after its time', async () => {
    const bench = await readyTse();
    const [leaf, sub, root] = pemFiles(bench);
    const verifyAt = (seconds: number) => () =>
      execFileSync('openssl', ['verify', '-attime', String(seconds), '-CAfile', root, '-untrusted', sub, leaf], {
        stdio: 'pipe',
      });
    const { certificateExpirySeconds } = bench.tse.element;
    // openssl counts the last second of notAfter as past already.
    expect(verifyAt(certificateExpirySeconds - 2)).not.toThrow();
    expect(verifyAt(certificateExpirySeconds)).toThrow(/expired/);
    expect(verifyAt(bench.tse.time - 2 * 86_400)).toThrow(/not yet valid/);
  });

  it('follows the profile of TR-03145-5: CN is the serial number, digitalSignature critical, CA bits only above', async () => {
    const { tse } = await readyTse();
    const [leaf, sub, root] = tse.certificates.map(({ der }) => new X509Certificate(der));
    expect(leaf?.subject).toContain(`CN=${tse.serialNumber}`);
    expect(leaf?.subject).toContain('C=DE');
    expect([leaf?.ca, sub?.ca, root?.ca]).toEqual([false, true, true]);
    expect(leaf?.checkIssued(sub as X509Certificate)).toBe(true);
    expect(sub?.checkIssued(root as X509Certificate)).toBe(true);
    const [path] = pemFiles(await readyTse());
    const text = execFileSync('openssl', ['x509', '-in', path, '-noout', '-text']).toString();
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature\n/);
    expect(text).toMatch(/X509v3 Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toContain('Authority Key Identifier');
    expect(text).toContain('CRL Distribution Points');
    expect(text).toContain('Private Key Usage Period');
    expect(text).toContain('ecdsa-with-SHA384');
  });

  it('names the certification of the product in the subject, as openssl reads it', async () => {
    const bench = await readyTse('dTrust');
    const [path] = pemFiles(bench);
    const parsed = execFileSync('openssl', ['asn1parse', '-in', path]).toString();
    expect(parsed).toMatch(
      /OBJECT\s+:0\.4\.0\.127\.0\.7\.3\.10\.1\.2\n.*SEQUENCE\s*\n.*INTEGER\s+:01\n.*PRINTABLESTRING\s+:BSI-K-TR-\d{4}-\d{4}\n/,
    );
    expect(parsed).toContain(bench.tse.profile.certificationId);
  });

  it('has the same length for the same seed, though signatures differ', async () => {
    const lengths = async () => (await readyTse('standard', 5)).tse.certificates.map(({ der }) => der.length);
    expect(await lengths()).toEqual(await lengths());
  });
});

describe('other CA curves', () => {
  it.each(['brainpoolP384r1', 'brainpoolP512r1'] as const)('%s is believed by openssl as well', async (curve) => {
    const { tse, host } = await readyTse();
    const pki = new TestPki(host, curve);
    const issued = pki.issueTseCertificate(tse.key, tse.profile);
    const paths = [issued.der, pki.subCertificate, pki.rootCertificate].map((der, level) => {
      const path = join(directory, `${curve}-${level}.pem`);
      writeFileSync(path, new X509Certificate(der).toString());
      return path;
    });
    const [leaf = '', sub = '', root = ''] = paths;
    const arguments_ = [
      'verify',
      '-x509_strict',
      '-attime',
      String(tse.time),
      '-CAfile',
      root,
      '-untrusted',
      sub,
      leaf,
    ];
    expect(execFileSync('openssl', arguments_).toString()).toContain('OK');
  });
});

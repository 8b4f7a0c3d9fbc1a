import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld } from '@kassensturz/host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Tse } from '../core/tse.ts';
import type { PkiFiles } from './loaded-authority.ts';
import { TestPki } from './test-pki.ts';

let directory = '';
const file = (name: string) => join(directory, name);
const openssl = (...words: readonly string[]) => execFileSync('openssl', words, { stdio: 'pipe' }).toString();
const textOf = (name: string) => readFileSync(file(name), 'utf8');

/** An authority as somebody would make it with openssl: root and sub CA on this curve. */
function authority(curve: string): PkiFiles {
  const key = ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${curve}`, '-nodes', '-sha384', '-days', '3650'];
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign,cRLSign'];
  const as = (name: string) => ['-subj', `/C=DE/O=Muster/CN=${name}`, '-keyout', file(`${name}.key`)];
  openssl('req', '-x509', ...key, ...ca, ...as('root'), '-out', file('root.pem'));
  const issuer = ['-CA', file('root.pem'), '-CAkey', file('root.key')];
  openssl('req', '-x509', ...key, ...ca, ...as('sub'), ...issuer, '-out', file('sub.pem'));
  return { rootCertificate: textOf('root.pem'), subCertificate: textOf('sub.pem'), subKey: textOf('sub.key') };
}

const world = createWorld({ seed: 3 });
const host = world.addHost('till');

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tse-authority-'));
  await world.run(() => host.switchOn());
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('an authority of your own', () => {
  it.each(['secp384r1', 'brainpoolP384r1', 'brainpoolP512r1'])(
    'on %s issues TSE certificates openssl believes',
    (curve) => {
      const tse = new Tse({ host, pki: new TestPki(host, authority(curve)) });
      const [leaf, sub, root] = tse.certificates;
      writeFileSync(file('leaf.pem'), new X509Certificate(leaf?.der ?? '').toString());
      expect(new X509Certificate(sub?.der ?? '').toString()).toBe(textOf('sub.pem'));
      expect(root?.keyHash).toMatch(/^[0-9a-f]{64}$/);
      const chain = ['-CAfile', file('root.pem'), '-untrusted', file('sub.pem'), file('leaf.pem')];
      // The virtual day need not lie within what openssl made on the real one.
      expect(openssl('verify', '-x509_strict', '-no_check_time', ...chain)).toContain('OK');
    },
  );

  it('is refused when its parts do not fit, and says which', () => {
    const [first, second] = [authority('secp384r1'), authority('secp384r1')];
    const load = (files: Partial<PkiFiles>) => () => new TestPki(host, { ...first, ...files });
    expect(load({})).not.toThrow();
    expect(load({ subKey: second.subKey })).toThrow('subKey is not the key of subCertificate');
    expect(load({ rootCertificate: second.rootCertificate })).toThrow('not signed by rootCertificate');
    expect(load({ subKey: 'nonsense' })).toThrow('subKey is not readable; a PEM text is expected');
    expect(() => new TestPki(host, authority('prime256v1'))).toThrow('at least 384 bit, not on prime256v1');
  });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFetch } from '../../index.ts';
import { openShop } from '../shop.ts';

const openssl = '/usr/bin/openssl';

/** A certificate for `tse.example` that is worth nothing, from the openssl tool. */
function makeCertificate(): { readonly key: Buffer; readonly cert: Buffer } {
  const directory = mkdtempSync(join(tmpdir(), 'kassensturz-tls-'));
  const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
  const subject = ['-subj', '/CN=tse.example', '-addext', 'subjectAltName=DNS:tse.example'];
  const algorithm = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    execFileSync(openssl, ['req', '-x509', ...algorithm, '-keyout', key, '-out', cert, '-days', '2', ...subject], {
      stdio: 'ignore',
    });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function hasOpenssl(): boolean {
  try {
    execFileSync(openssl, ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasOpenssl())('HTTPS over a world (needs the openssl tool)', () => {
  it('a certificate that is trusted', async () => {
    const { world, tablet, tse } = openShop();
    const { key, cert } = makeCertificate();
    const server = createServer({ key, cert }, (_request, response) => response.end('signed'));
    await world.run(() => tse.network.listen({ port: 443 }, (connection) => server.emit('connection', connection)));
    const fetch = createFetch(tablet, { tls: { ca: cert.toString() } });
    expect(await world.run(async () => (await fetch('https://tse.example/')).text())).toBe('signed');
    const careful = createFetch(tablet);
    await expect(world.run(() => careful('https://tse.example/'))).rejects.toMatchObject({
      cause: { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });
});

import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createWorld } from '@kassensturz/host';
import { Tse } from '@kassensturz/tse';

/** The signing core alone, and a foreign judge of its certificates. */
export async function verifyWithOpenssl(): Promise<string> {
  const world = createWorld({ seed: 7 });
  const host = world.addHost('till');
  const tse = new Tse({ host, users: [{ userId: 'Admin', role: 'admin', pin: '12345678' }] });
  tse.authenticateUser('Admin', '12345678');
  tse.initialize();
  tse.updateTime(Math.floor(host.clock.now() / 1000));
  tse.registerClient('salon-till-1');
  tse.logOut('Admin');
  const clientId = 'salon-till-1';
  const { transactionNumber } = tse.startTransaction({ clientId, processData: new Uint8Array() });
  const processData = Buffer.from('Beleg^38.00_0.00_0.00_0.00_0.00^38.00:Bar');
  tse.finishTransaction(transactionNumber, { clientId, processData, processType: 'Kassenbeleg-V1' });

  const directory = mkdtempSync(join(tmpdir(), 'tse-example-'));
  const [leaf = '', sub = '', root = ''] = tse.certificates.map(({ keyHash, der }) => {
    const path = join(directory, `${keyHash}.pem`);
    writeFileSync(path, new X509Certificate(der).toString());
    return path;
  });
  const judge = ['verify', '-attime', String(tse.time), '-CAfile', root, '-untrusted', sub, leaf];
  const verdict = execFileSync('openssl', judge).toString();
  writeFileSync(join(directory, 'export.tar'), tse.exportData().toBytes());
  const listed = execFileSync('tar', ['tf', 'export.tar'], { cwd: directory }).toString().trim().split('\n');
  rmSync(directory, { recursive: true });
  return `${verdict.trim().split(': ').at(-1)}, ${listed.length} files`;
}

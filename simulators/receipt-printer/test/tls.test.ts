import { createFetch, nodeHost } from '@kassensturz/host';
import { afterEach, describe, expect, it } from 'vitest';
import { type CertificateKind, ReceiptPrinter, type StartedReceiptPrinter } from '../src/index.ts';
import { eposDocument } from './physics.ts';

const host = nodeHost({ log: 'silent' });
let printer: StartedReceiptPrinter;

async function start(certificate: CertificateKind): Promise<void> {
  printer = await new ReceiptPrinter({ speed: 'instant' }).withEpos({ tls: { certificate } }).start(host);
}

async function print(ca?: string): Promise<string> {
  const fetch = createFetch(host, { keepAlive: false, ...(ca === undefined ? {} : { tls: { ca } }) });
  const response = await fetch(printer.eposTlsUrl, { method: 'POST', body: eposDocument('<text>x&#10;</text><cut/>') });
  return response.text();
}

describe('ePOS-Print over HTTPS', () => {
  afterEach(() => printer.stop());

  it.each<CertificateKind>(['trusted', 'self-signed'])('prints for who trusts a %s certificate', async (kind) => {
    await start(kind);
    expect(await print(printer.certificateAuthority)).toContain('success="true"');
    expect(printer.receipts).toHaveLength(1);
  });

  it.each<[CertificateKind, boolean]>([
    ['trusted', false],
    ['self-signed', false],
    ['self-signed without name', true],
    ['expired', true],
  ])('is refused by a careful client with a %s certificate (known: %s)', async (kind, isKnown) => {
    await start(kind);
    await expect(print(isKnown ? printer.certificateAuthority : undefined)).rejects.toThrow('fetch failed');
    expect(printer.receipts).toEqual([]);
  });

  it('locks out who trusted the certificate of before', async () => {
    await start('self-signed');
    const known = printer.certificateAuthority;
    expect(await print(known)).toContain('success="true"');
    printer.changeCertificate();
    await expect(print(known)).rejects.toThrow('fetch failed');
    expect(await print(printer.certificateAuthority)).toContain('success="true"');
  });

  it('is where a redirecting printer sends everybody', async () => {
    await start('self-signed');
    printer.fault('redirectToTls');
    const response = await createFetch(host, { keepAlive: false })(printer.eposUrl, { method: 'POST', body: '' });
    expect([response.status, response.headers.get('location')]).toEqual([302, printer.eposTlsUrl]);
    expect(await print(printer.certificateAuthority)).toContain('success="true"');
  });
});

import { X509Certificate } from 'node:crypto';
import { nodeHost } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { makeCredentials } from './printer-certificate.ts';

const { random } = nodeHost({ log: 'silent' });
const NOW = Date.UTC(2026, 10, 23);

describe('a printer certificate', () => {
  it('names the printer and verifies with its own key', () => {
    const { cert } = makeCredentials('self-signed', '192.168.1.50', NOW, random);
    const read = new X509Certificate(cert);
    expect(read.subject).toBe('CN=192.168.1.50');
    expect(read.checkIP('192.168.1.50')).toBe('192.168.1.50');
    expect(read.verify(read.publicKey)).toBe(true);
  });

  it('is sound whatever key chance draws, one with leading zeros too', () => {
    const zeros = { ...random, bytes: (length: number) => Uint8Array.from({ length }, (_, i) => (i < 2 ? 0 : i)) };
    const { cert } = makeCredentials('self-signed', '127.0.0.1', NOW, zeros);
    expect(new X509Certificate(cert).verify(new X509Certificate(cert).publicKey)).toBe(true);
  });

  it('has no alternative name in the old style', () => {
    const { cert } = makeCredentials('self-signed without name', '192.168.1.50', NOW, random);
    expect(new X509Certificate(cert).subjectAltName).toBeUndefined();
  });

  it('can be signed by an authority', () => {
    const { cert, ca } = makeCredentials('trusted', 'printer.example', NOW, random);
    const authority = new X509Certificate(ca);
    expect(authority.ca).toBe(true);
    expect(new X509Certificate(cert).checkIssued(authority)).toBe(true);
    expect(new X509Certificate(cert).verify(authority.publicKey)).toBe(true);
    expect(new X509Certificate(cert).checkHost('printer.example')).toBe('printer.example');
  });

  it('can have expired', () => {
    const { validToDate } = new X509Certificate(makeCredentials('expired', '127.0.0.1', NOW, random).cert);
    expect(validToDate.getTime()).toBeLessThan(NOW);
  });
});

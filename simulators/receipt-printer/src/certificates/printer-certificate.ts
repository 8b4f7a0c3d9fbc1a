import { createECDH, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Random } from '@kassensturz/host';
import { bitString, boolean, integer, octetString, oid, sequence, set, tagged, time, utf8String } from './der.ts';

/**
 * What the printer shows when a client connects by TLS: a certificate of an authority that can be trusted, its own
 * (with or without a subject alternative name, as older firmware has it), or one that has expired.
 */
export type CertificateKind = 'trusted' | 'self-signed' | 'self-signed without name' | 'expired';

export interface TlsCredentials {
  /** PEM. */
  readonly key: string;
  readonly cert: string;
  /** PEM of the authority to trust; of the certificate itself when it is self-signed. */
  readonly ca: string;
}

interface Subject {
  readonly name: string;
  readonly key: KeyObject;
  readonly publicKey: Uint8Array;
}

interface Validity {
  readonly fromMs: number;
  readonly untilMs: number;
}

const DAY_MS = 86_400_000;
const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));
const P256 = sequence(oid('1.2.840.10045.2.1'), oid('1.2.840.10045.3.1.7'));

/** Makes key and certificate for `address` (the subject's name, as printers have it), from chance and time of the host. */
export function makeCredentials(kind: CertificateKind, address: string, nowMs: number, random: Random): TlsCredentials {
  const valid = { fromMs: nowMs - DAY_MS, untilMs: nowMs + 3650 * DAY_MS };
  const validity = kind === 'expired' ? { fromMs: nowMs - 400 * DAY_MS, untilMs: nowMs - 2 * DAY_MS } : valid;
  const names = kind === 'self-signed without name' ? [] : [subjectAlternativeName(address)];
  const server = makeSubject(address, random);
  const key = server.key.export({ format: 'pem', type: 'pkcs8' }) as string;
  if (kind !== 'trusted') {
    const cert = issue(server, server, validity, [...names], random);
    return { key, cert, ca: cert };
  }
  const authority = makeSubject('Simulated printer authority', random);
  const ca = issue(authority, authority, valid, [basicConstraints()], random);
  return { key, cert: issue(server, authority, validity, names, random), ca };
}

function makeSubject(name: string, random: Random): Subject {
  const ecdh = createECDH('prime256v1');
  const privateKey = random.bytes(32);
  ecdh.setPrivateKey(privateKey);
  const publicKey = new Uint8Array(ecdh.getPublicKey());
  const part = (from: number) => Buffer.from(publicKey.subarray(from, from + 32)).toString('base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33), d: Buffer.from(privateKey).toString('base64url') };
  return { name, publicKey, key: createPrivateKey({ key: jwk, format: 'jwk' }) };
}

function issue(
  subject: Subject,
  issuer: Subject,
  validity: Validity,
  extensions: readonly Uint8Array[],
  random: Random,
): string {
  const body = sequence(
    tagged(0xa0, integer(Uint8Array.of(2))),
    integer(Uint8Array.of(0x40, ...random.bytes(15))),
    ECDSA_SHA256,
    commonName(issuer.name),
    sequence(time(validity.fromMs), time(validity.untilMs)),
    commonName(subject.name),
    sequence(P256, bitString(subject.publicKey)),
    ...(extensions.length > 0 ? [tagged(0xa3, sequence(...extensions))] : []),
  );
  const signature = sign('sha256', body, issuer.key);
  return pem(sequence(body, ECDSA_SHA256, bitString(signature)));
}

function commonName(name: string): Uint8Array {
  return sequence(set(sequence(oid('2.5.4.3'), utf8String(name))));
}

function basicConstraints(): Uint8Array {
  return sequence(oid('2.5.29.19'), boolean(true), octetString(sequence(boolean(true))));
}

function subjectAlternativeName(address: string): Uint8Array {
  const isIp = /^\d+\.\d+\.\d+\.\d+$/.test(address);
  const name = isIp
    ? tagged(0x87, Uint8Array.from(address.split('.').map(Number)))
    : tagged(0x82, Buffer.from(address, 'latin1'));
  return sequence(oid('2.5.29.17'), octetString(sequence(name)));
}

function pem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

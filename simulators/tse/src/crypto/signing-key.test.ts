import { execFileSync } from 'node:child_process';
import { createHash, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { derSignature } from '../../test/read-message.ts';
import { CURVES, type CurveName, type HashName } from './curves.ts';
import { drawSigningKey, signingKeyFromScalar } from './signing-key.ts';

const DATA = Buffer.from('Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar');
const ALL: readonly (readonly [CurveName, HashName])[] = [
  ['secp256r1', 'SHA256'],
  ['secp384r1', 'SHA384'],
  ['secp521r1', 'SHA512'],
  ['brainpoolP256r1', 'SHA256'],
  ['brainpoolP384r1', 'SHA384'],
  ['brainpoolP512r1', 'SHA512'],
  ['secp256r1', 'SHA3-256'],
  ['brainpoolP384r1', 'SHA3-384'],
];

describe('signing keys', () => {
  it.each(ALL)('%s with %s signs r‖s of constant length that node verifies', (curve, hash) => {
    const key = drawSigningKey(new SeededRandom('a'), curve, hash);
    const signature = key.signPlain(DATA);
    expect(signature).toHaveLength(2 * CURVES[curve].coordinateBytes);
    expect(key.publicPoint[0]).toBe(4);
    expect(key.publicPoint).toHaveLength(1 + 2 * CURVES[curve].coordinateBytes);
    const options = { key: key.publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify(hash.toLowerCase(), DATA, options, signature)).toBe(true);
    expect(verify(hash.toLowerCase(), Buffer.concat([DATA, Buffer.of(0)]), options, signature)).toBe(false);
  });

  it.each(ALL)('%s with %s is believed by openssl', (curve, hash) => {
    const key = drawSigningKey(new SeededRandom('b'), curve, hash);
    const directory = mkdtempSync(join(tmpdir(), 'tse-key-'));
    const file = (name: string) => join(directory, name);
    writeFileSync(file('key.pem'), key.publicKey.export({ format: 'pem', type: 'spki' }));
    writeFileSync(file('data'), DATA);
    writeFileSync(file('signature'), derSignature(key.signPlain(DATA)));
    const digest = `-${hash.toLowerCase()}`;
    const answer = execFileSync('openssl', [
      'dgst',
      digest,
      '-verify',
      file('key.pem'),
      '-signature',
      file('signature'),
      file('data'),
    ]);
    rmSync(directory, { recursive: true });
    expect(answer.toString()).toContain('Verified OK');
  });

  it('comes from the seed: same stream, same key', () => {
    const point = (seed: string) =>
      Buffer.from(drawSigningKey(new SeededRandom(seed), 'secp256r1', 'SHA256').publicPoint);
    expect(point('x').equals(point('x'))).toBe(true);
    expect(point('x').equals(point('y'))).toBe(false);
  });

  it('has the SHA-256 of the uncompressed point as serial number', () => {
    const key = drawSigningKey(new SeededRandom('c'), 'secp256r1', 'SHA256');
    expect(Buffer.from(key.serialNumber)).toEqual(createHash('sha256').update(key.publicPoint).digest());
  });

  it('refuses scalars that are no private keys', () => {
    expect(signingKeyFromScalar(new Uint8Array(32), CURVES.secp256r1, 'SHA256')).toBeUndefined();
    expect(signingKeyFromScalar(new Uint8Array(32).fill(0xff), CURVES.secp256r1, 'SHA256')).toBeUndefined();
  });

  it('gives DER signatures of constant length', () => {
    const key = drawSigningKey(new SeededRandom('d'), 'brainpoolP384r1', 'SHA384');
    const lengths = new Set(Array.from({ length: 20 }, (_, index) => key.signDer(Buffer.of(index)).length));
    expect(lengths.size).toBe(1);
  });
});

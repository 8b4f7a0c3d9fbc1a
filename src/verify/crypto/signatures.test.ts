import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipped } from '../testing/bend.ts';
import { signPlain, testKey } from '../testing/test-key.ts';
import { signatureAlgorithms } from './algorithms.ts';
import { isSignatureValid } from './check-signature.ts';
import { curves } from './curves.ts';
import { recoverKey } from './recover-key.ts';
import { keyOnCurve, keysOfPoint } from './verification-key.ts';

const algorithm = (name: string) => signatureAlgorithms.find((each) => each.name === name)!;
const ecdsa = algorithm('ecdsa-plain-SHA256');

describe('ECDSA', () => {
  it.each(['prime256v1', 'brainpoolP256r1', 'brainpoolP384r1', 'secp384r1', 'brainpoolP512r1', 'secp521r1'])(
    'verifies with every hash on %s, and finds the key from the signature',
    (name) => {
      const key = testKey(name);
      const message = Buffer.from('a message');
      const [verification] = keysOfPoint(key.point);
      for (const each of signatureAlgorithms.filter(({ scheme, isAllowed }) => scheme === 'ecdsa' && isAllowed)) {
        const signature = signPlain(key, message, each.hash);
        expect(isSignatureValid(verification!, each, message, signature)).toBe(true);
        expect(isSignatureValid(verification!, each, flipped(message, 0), signature)).toBe(false);
        const recovered = recoverKey(each, message, signature, Buffer.from(key.serialNumber, 'hex'));
        expect(recovered?.curve.name).toBe(verification!.curve.name);
        expect(Buffer.from(recovered!.point)).toEqual(key.point);
      }
    },
  );

  it('finds no key for a message, signature or serial number that was changed', () => {
    const key = testKey();
    const message = Buffer.from('another message');
    const signature = signPlain(key, message);
    const serial = Buffer.from(key.serialNumber, 'hex');
    expect(recoverKey(ecdsa, flipped(message, 3), signature, serial)).toBeUndefined();
    expect(recoverKey(ecdsa, message, flipped(signature, 40), serial)).toBeUndefined();
    expect(recoverKey(ecdsa, message, signature, flipped(serial, 5))).toBeUndefined();
  });

  it('answers garbage with no', () => {
    const key = keysOfPoint(testKey().point)[0]!;
    fc.assert(
      fc.property(fc.constantFrom(...signatureAlgorithms), fc.uint8Array({ maxLength: 140 }), (each, signature) => {
        expect(isSignatureValid(key, each, Buffer.from('x'), signature)).toBe(false);
        expect(recoverKey(each, Buffer.from('x'), signature, Buffer.alloc(32))).toBeUndefined();
      }),
      { numRuns: 40 },
    );
  });
});

describe('ECSDSA', () => {
  // Example of ISO/IEC 14888-3 on secp256r1, as in the self tests of ANSSI's libecc.
  const privateKey = BigInt('0x5202a3d8acaf6909d12c9a774cd886f9fba61137ffd3e8e76aed363fb47ac492');
  const signature = Buffer.from(
    '5a79a0aa9b241e381a594b220554d096a5f09fa628ad9a33c3ce4393ade1def75c0eb78b67a513c3e53b2619f96855e291d5141c7cd0915e1d04b347457c9601',
    'hex',
  );
  const secp256r1 = curves.find(({ name }) => name === 'secp256r1')!;
  const point = secp256r1.arithmetic.Point.BASE.multiply(privateKey).toBytes(false);
  const key = keyOnCurve(secp256r1, point)!;

  it('verifies the example of ISO/IEC 14888-3', () => {
    expect(isSignatureValid(key, algorithm('ecsdsa-plain-SHA256'), Buffer.from('abc'), signature)).toBe(true);
  });

  it.each([0, 31, 32, 63])('refuses the example with byte %i changed', (at) => {
    const changed = flipped(signature, at);
    expect(isSignatureValid(key, algorithm('ecsdsa-plain-SHA256'), Buffer.from('abc'), changed)).toBe(false);
  });
});

describe('keysOfPoint', () => {
  it('finds the one curve the point lies on', () => {
    for (const name of ['prime256v1', 'brainpoolP256r1']) expect(keysOfPoint(testKey(name).point)).toHaveLength(1);
  });

  it.each([new Uint8Array(65).fill(4), new Uint8Array(0), new Uint8Array(64).fill(4)])(
    'finds none for anything else',
    (point) => {
      expect(keysOfPoint(point)).toEqual([]);
    },
  );
});

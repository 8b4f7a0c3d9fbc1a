import { createECDH, createHash } from 'node:crypto';
import { SeededRandom } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { readMessage } from '../../test/read-message.ts';
import { CLIENT_ID, readyTse } from '../../test/ready-tse.ts';
import { profileOf } from '../core/profile.ts';
import { CURVES, type Curve, type CurveName, type HashName } from './curves.ts';
import { ecsdsaSigner } from './ecsdsa.ts';

/** Who knows the private key can take the nonce out of a signature, and its point must hash to r again. */
function isGood(scalar: Uint8Array, curve: Curve, hash: string, data: Uint8Array, signature: Uint8Array): boolean {
  const number = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  const [r, s] = [signature.slice(0, -curve.coordinateBytes), signature.slice(-curve.coordinateBytes)];
  const difference = (number(s) - number(r) * number(scalar)) % curve.order;
  const nonce = difference < 0n ? difference + curve.order : difference;
  const ecdh = createECDH(curve.openSslName);
  ecdh.setPrivateKey(nonce.toString(16).padStart(2 * curve.coordinateBytes, '0'), 'hex');
  return createHash(hash).update(ecdh.getPublicKey().subarray(1)).update(data).digest().equals(r);
}

// Example of ISO/IEC 14888-3 on secp256r1, as in the self tests of ANSSI's libecc.
const ISO_KEY = Buffer.from('5202a3d8acaf6909d12c9a774cd886f9fba61137ffd3e8e76aed363fb47ac492', 'hex');
const ISO_SIGNATURE = Buffer.from(
  '5a79a0aa9b241e381a594b220554d096a5f09fa628ad9a33c3ce4393ade1def75c0eb78b67a513c3e53b2619f96855e291d5141c7cd0915e1d04b347457c9601',
  'hex',
);
const ABC = Buffer.from('abc');

const ALL: readonly (readonly [CurveName, HashName])[] = [
  ['secp256r1', 'SHA256'],
  ['secp384r1', 'SHA384'],
  ['secp521r1', 'SHA512'],
  ['brainpoolP256r1', 'SHA3-256'],
  ['brainpoolP384r1', 'SHA3-384'],
  ['brainpoolP512r1', 'SHA3-512'],
  ['secp256r1', 'SHA512'],
];

describe('ECSDSA', () => {
  it('is measured by the example of ISO/IEC 14888-3', () => {
    expect(isGood(ISO_KEY, CURVES.secp256r1, 'sha256', ABC, ISO_SIGNATURE)).toBe(true);
    expect(isGood(ISO_KEY, CURVES.secp256r1, 'sha256', Buffer.from('abd'), ISO_SIGNATURE)).toBe(false);
  });

  it.each(ALL)('signs on %s with %s: the whole hash, then s', (name, hash) => {
    const curve = CURVES[name];
    const scalar = new SeededRandom(name).bytes(curve.coordinateBytes);
    scalar[0] = 0;
    const sign = ecsdsaSigner(scalar, curve, hash);
    const nodeHash = hash.toLowerCase();
    for (let round = 0; round < 20; round++) {
      const signature = sign(ABC);
      expect(signature).toHaveLength(createHash(nodeHash).digest().length + curve.coordinateBytes);
      expect(isGood(scalar, curve, nodeHash, ABC, signature)).toBe(true);
    }
    expect(Buffer.from(sign(ABC)).equals(sign(ABC))).toBe(false);
  });

  it('is named in log messages by its own identifier', async () => {
    const { tse, sell } = await readyTse(profileOf('standard', { scheme: 'ecsdsa', hash: 'SHA3-256' }));
    sell();
    expect(tse.key.algorithmName).toBe('ecsdsa-plain-SHA3-256');
    const { elements, signature } = readMessage(tse.readLogMessage());
    expect(elements.find(({ tag }) => tag === 0x30)?.whole.toString('hex')).toBe('300c060a04007f00070101040406');
    expect(signature).toHaveLength(64);
    expect(tse.clients.all).toEqual([CLIENT_ID]);
  });
});

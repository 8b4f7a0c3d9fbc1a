import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrModules, qrSize } from './qr-code.ts';

const level = fc.constantFrom('low' as const, 'medium' as const, 'quartile' as const, 'high' as const);
const digits = fc.array(fc.integer({ min: 0x30, max: 0x39 }), { minLength: 1, maxLength: 600 });
const capitals = fc.array(fc.constantFrom(...Buffer.from('ABC 0129$%*+-./:')), { minLength: 1, maxLength: 600 });
const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 600 });

describe('the size of a QR code', () => {
  it('is known before it is drawn', () => {
    fc.assert(
      fc.property(fc.oneof(digits, capitals, bytes), level, (data, ecc) => {
        const encoded = Uint8Array.from(data);
        expect(qrSize(encoded, ecc)).toBe(qrModules(encoded, ecc).width);
      }),
      { numRuns: 150 },
    );
  });

  it('is right at the edge of every version', () => {
    for (const ecc of ['low', 'high'] as const) {
      let size = 21;
      for (let length = 1; length <= (ecc === 'low' ? 2953 : 1273); length++) {
        const next = qrSize(new Uint8Array(length), ecc)!;
        if (next === size) continue;
        expect(qrModules(new Uint8Array(length), ecc).width).toBe(next);
        expect(qrModules(new Uint8Array(length - 1), ecc).width).toBe(size);
        size = next;
      }
      expect(size).toBe(177);
    }
  });

  it.each([
    ['low', 2953],
    ['medium', 2331],
    ['quartile', 1663],
    ['high', 1273],
  ] as const)('ends at version 40: level %s holds %i bytes', (ecc, most) => {
    expect(qrSize(new Uint8Array(most), ecc)).toBe(177);
    expect(qrSize(new Uint8Array(most + 1), ecc)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { drawCodes, pngOf, svgOf } from '../testing/draw-code.ts';
import { publishedCodes } from '../vectors/published-codes.ts';
import { verifyPicture } from './verify-picture.ts';

const texts = publishedCodes.map((each) => each.text);

describe('verifyPicture', () => {
  it.each(['bit', 'grey', 'rgba'] as const)('reads a code from a PNG (%s)', (kind) => {
    const results = verifyPicture(pngOf(drawCodes([texts[1]!]), kind), 'png');
    expect(results).toEqual([{ text: texts[1], findings: [] }]);
  });

  it('reads a code from an SVG', () => {
    const svg = Buffer.from(svgOf(drawCodes([texts[2]!])));
    expect(verifyPicture(svg, 'svg')).toEqual([{ text: texts[2], findings: [] }]);
  });

  it('reads all receipt codes of a long strip from top to bottom and passes over others', () => {
    const wanted = [texts[3]!, texts[1]!, texts[0]!];
    const strip = drawCodes([wanted[0]!, 'https://example.org/feedback', wanted[1]!, wanted[2]!], { gap: 700 });
    expect(verifyPicture(pngOf(strip), 'png').map((each) => each.text)).toEqual(wanted);
  });

  it.each([2, 4, 6])('reads codes printed with %i dots a module', (dotsPerModule) => {
    const picture = pngOf(drawCodes([texts[1]!], { dotsPerModule }));
    expect(verifyPicture(picture, 'png')[0]!.text).toBe(texts[1]);
  });

  it('says so when there is none', () => {
    const other = verifyPicture(pngOf(drawCodes(['https://example.org'])), 'png');
    expect(other).toMatchObject([{ text: undefined, findings: [{ rule: 'QR-PICTURE' }] }]);
    expect(other[0]!.findings[0]!.text).toContain('None of the 1 QR codes');
  });

  it('throws Malformed and nothing else on damaged pictures', () => {
    const picture = pngOf(drawCodes(['V0;x'], { width: 120, gap: 10 }));
    fc.assert(
      fc.property(fc.nat({ max: picture.length - 1 }), fc.nat({ max: 255 }), (at, value) => {
        const copy = Uint8Array.from(picture);
        copy[at] = value;
        try {
          verifyPicture(copy, 'png');
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
      { numRuns: 60 },
    );
    expect(() => verifyPicture(Buffer.from('<svg'), 'svg')).toThrow(Malformed);
  });
});

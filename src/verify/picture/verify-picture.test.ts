import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { type Dots, drawCodes, photoOf, pngOf, svgOf } from '../testing/draw-code.ts';
import { publishedCodes } from '../vectors/published-codes.ts';
import { verifyPicture } from './verify-picture.ts';

const texts = publishedCodes.map((each) => each.text);

describe('verifyPicture', () => {
  it.each(['bit', 'grey', 'rgba'] as const)('reads a code from a PNG (%s)', async (kind) => {
    const results = await verifyPicture(pngOf(drawCodes([texts[1]!]), kind), 'png');
    expect(results).toEqual([{ text: texts[1], findings: [] }]);
  });

  it('reads a code from an SVG', async () => {
    const svg = Buffer.from(svgOf(drawCodes([texts[2]!])));
    expect(await verifyPicture(svg, 'svg')).toEqual([{ text: texts[2], findings: [] }]);
  });

  it('reads all receipt codes of a long strip from top to bottom and passes over others', async () => {
    const wanted = [texts[3]!, texts[1]!, texts[0]!];
    const strip = drawCodes([wanted[0]!, 'https://example.org/feedback', wanted[1]!, wanted[2]!], { gap: 700 });
    expect((await verifyPicture(pngOf(strip), 'png')).map((each) => each.text)).toEqual(wanted);
  });

  it.each([2, 4, 6])('reads codes printed with %i dots a module', async (dotsPerModule) => {
    const picture = pngOf(drawCodes([texts[1]!], { dotsPerModule }));
    expect((await verifyPicture(picture, 'png'))[0]!.text).toBe(texts[1]);
  });

  it.each([
    ['upright', (x: number, y: number) => [x, y] as const],
    ['turned by a quarter', (x: number, y: number) => [y, x] as const],
    ['aslant', (x: number, y: number) => [x + y * 0.2, y - x * 0.2 + 90] as const],
  ])('reads a code from a photo on a dark table, %s', async (_how, turn) => {
    const photo = photoOf(drawCodes([texts[1]!]), turn);
    expect((await verifyPicture(photo, 'jpeg')).map((each) => each.text)).toEqual([texts[1]]);
  });

  it('reads a code that was made smaller by half', async () => {
    const strip = drawCodes([texts[1]!], { dotsPerModule: 4 });
    const half: Dots = {
      width: strip.width / 2,
      height: Math.floor(strip.height / 2),
      isBlack: (x, y) => strip.isBlack(2 * x, 2 * y),
    };
    expect((await verifyPicture(pngOf(half), 'png'))[0]!.text).toBe(texts[1]);
  });

  it('refuses a JPEG that is none, or larger than anybody can look at', async () => {
    const head = Buffer.from('ffd8ffe000104a464946000101000001000100' + '00', 'hex');
    await expect(verifyPicture(head, 'jpeg')).rejects.toThrow(/JPEG cannot be read/);
    const huge = Buffer.from('ffd8ffc0001108ffffffff03012200021101031101', 'hex');
    await expect(verifyPicture(huge, 'jpeg')).rejects.toThrow('65535 × 65535 pixels');
    await expect(verifyPicture(Buffer.from('ffd8ffc0001108000a000a03012200', 'hex'), 'jpeg')).rejects.toThrow(
      Malformed,
    );
  });

  it('says so when there is none', async () => {
    const other = await verifyPicture(pngOf(drawCodes(['https://example.org'])), 'png');
    expect(other).toMatchObject([{ text: undefined, findings: [{ rule: 'QR-PICTURE' }] }]);
    expect(other[0]!.findings[0]!.text).toContain('None of the 1 QR codes');
  });

  it('throws Malformed and nothing else on damaged pictures', async () => {
    const picture = pngOf(drawCodes(['V0;x'], { width: 120, gap: 10 }));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: picture.length - 1 }), fc.nat({ max: 255 }), async (at, value) => {
        const copy = Uint8Array.from(picture);
        copy[at] = value;
        try {
          await verifyPicture(copy, 'png');
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
      { numRuns: 60 },
    );
    await expect(verifyPicture(Buffer.from('<svg'), 'svg')).rejects.toThrow(Malformed);
  });
});

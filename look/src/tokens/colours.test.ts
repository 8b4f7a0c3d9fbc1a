import { describe, expect, test } from 'vitest';
import { type Colours, dark, light } from './colours.ts';
import { contrastRatio } from './contrast.ts';

const grounds = ['paper', 'surface', 'sunk'] as const;
const softPairs = [
  ['accent', 'accentSoft'],
  ['good', 'goodSoft'],
  ['warn', 'warnSoft'],
  ['bad', 'badSoft'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
] as const)('%s colours', (_name, colours: Colours) => {
  test.each(grounds)('ink on %s is good enough for amounts (AAA)', (ground) => {
    expect(contrastRatio(colours.ink, colours[ground])).toBeGreaterThanOrEqual(7);
  });

  test.each(grounds)('every word colour on %s can be read (AA)', (ground) => {
    for (const word of ['inkQuiet', 'accent', 'good', 'warn', 'bad'] as const) {
      expect(contrastRatio(colours[word], colours[ground]), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('words on their own soft ground can be read (AA), and ink on it is AAA', () => {
    for (const [word, ground] of softPairs) {
      expect(contrastRatio(colours[word], colours[ground]), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(contrastRatio(colours.ink, colours[ground]), `ink on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  test('words on the accent can be read (AA)', () => {
    expect(contrastRatio(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastRatio(colours.onAccent, colours.accentStrong)).toBeGreaterThanOrEqual(4.5);
  });

  test('the edge of a control can be seen (3:1)', () => {
    for (const ground of ['paper', 'surface'] as const) {
      expect(contrastRatio(colours.edge, colours[ground]), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test('ink on receipt paper is AAA', () => {
    expect(contrastRatio(colours.receiptInk, colours.receiptPaper)).toBeGreaterThanOrEqual(7);
  });
});

import fc from 'fast-check';
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import type { Block, ReceiptDocument } from '../receipt-document.ts';
import { pc858ByteOf, toPc858 } from './code-page-858.ts';
import { DoesNotFit, layOut } from './lay-out.ts';
import { paper58mm, paper80mm, paper80mm180dpi } from './paper.ts';
import { printableText } from './printable-text.ts';
import { qrModules, qrSizeFor } from './qr-size.ts';
import { wrap } from './wrap.ts';

const documentOf = (...blocks: Block[]): ReceiptDocument => ({ width48: true, blocks });
const linesOf = (document: ReceiptDocument, paper = paper80mm): string[] =>
  layOut(document, paper).map((item) => (item.type === 'line' ? item.text : `<${item.type}>`));

describe('characters', () => {
  test('German texts need no replacement and become the bytes of page 19', () => {
    const text = 'Färben 45,00 € Größe § 14 ½ ÄÖÜäöüß °µ';
    expect(printableText(text)).toBe(text);
    // Computed with Python's cp858 codec.
    expect(Buffer.from(toPc858(text)).toString('hex')).toBe(
      '4684726265 6e2034352c303020 d5 20 477294e1 65 20 f5 203134 20 ab 20 8e999a8494 81e1 20 f8e6'.replaceAll(' ', ''),
    );
  });

  test.each([
    ['Škoda Łódź', 'Skoda Lódz'],
    ['„Zitat“ – ‚so‘ …', '"Zitat" - \'so\' ...'],
    ['10\u202f€', '10 €'],
    ['STRAẞE', 'STRASSE'],
    ['Fön 💇‍♀️!', 'Fön ??!'],
    ['ﬁnish', 'finish'],
    ['Re\u0301sume\u0301', 'Résumé'],
    ['a\u001b@b\u0010\u0004\u0001', 'a@b'],
  ])('%s becomes %s', (text, printed) => expect(printableText(text)).toBe(printed));

  test('whatever comes in, only printable characters go out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const character of printableText(text)) {
          expect(character === '\n' || pc858ByteOf(character) !== undefined).toBe(true);
        }
      }),
    );
  });
});

describe('lines', () => {
  test('break at words, or inside of a word that is too long', () => {
    expect(wrap('Damen-Haarschnitt mit Waschen', 20)).toEqual(['Damen-Haarschnitt', 'mit Waschen']);
    expect(wrap('Donaudampfschifffahrt', 10)).toEqual(['Donaudampf', 'schifffahr', 't']);
    expect(wrap('  eingerückt\n\nzweiter', 12)).toEqual(['  eingerückt', '', 'zweiter']);
  });

  test('never get longer than the paper, and lose no word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'ß', '€', 'x'), minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 4, max: 48 }), (words, columns) => {
        const lines = wrap(words.join(' '), columns);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
      }),
    );
  });

  test('two columns keep the amount at the right edge', () => {
    const columns = (left: string, right: string): Block => ({ type: 'columns', left, right });
    expect(linesOf(documentOf(columns('Waschen', '12,00 A')))).toEqual([`Waschen${' '.repeat(34)}12,00 A`]);
    expect(linesOf(documentOf(columns('Balayage mit Glossing und Pflege', '189,00 A')), paper58mm)).toEqual([
      'Balayage mit Glossing',
      'und Pflege              189,00 A',
    ]);
    expect(linesOf(documentOf(columns('Seriennummer', 'a'.repeat(40))), paper58mm)).toEqual([
      'Seriennummer',
      'a'.repeat(32),
      `${' '.repeat(24)}${'a'.repeat(8)}`,
    ]);
  });

  test('double size has half the columns, a rule fills the paper', () => {
    const document = documentOf({ type: 'text', text: 'Salon Schönschnitt am Markt', size: 2 }, { type: 'rule' });
    expect(linesOf(document, paper58mm)).toEqual(['Salon', 'Schönschnitt am', 'Markt', '-'.repeat(32)]);
  });
});

describe('QR codes', () => {
  test('are as large as the standard says', () => {
    for (const [level, most] of [
      ['L', 2953],
      ['M', 2331],
    ] as const) {
      for (let bytes = 1; bytes <= most; bytes += 23) {
        const data = Array.from({ length: bytes }, (_, i) => (i * 7) & 0xff);
        expect(qrModules(bytes, level)).toBe(encode(data, { ecc: level, border: 0 }).size);
      }
      expect(qrModules(most + 1, level)).toBeUndefined();
    }
  });

  test('fit the paper with their quiet zone', () => {
    expect(qrSizeFor(350, paper80mm)).toEqual({ level: 'M', moduleDots: 5, modules: 73 });
    expect(qrSizeFor(350, paper58mm)).toEqual({ level: 'M', moduleDots: 4, modules: 73 });
    expect(qrSizeFor(500, paper80mm180dpi)).toEqual({ level: 'M', moduleDots: 5, modules: 85 });
    expect(qrSizeFor(1_200, paper58mm)).toEqual({ level: 'L', moduleDots: 3, modules: 117 });
    for (let bytes = 1; bytes < 2_500; bytes += 17) {
      const size = qrSizeFor(bytes, paper58mm);
      if (size) expect((size.modules + 8) * size.moduleDots).toBeLessThanOrEqual(paper58mm.widthDots);
    }
  });

  test('that fit at no size are an error, because a printer would silently leave them out', () => {
    const document = documentOf({ type: 'qr', data: 'V0;'.repeat(600) });
    expect(() => layOut(document, paper58mm)).toThrow(DoesNotFit);
  });
});

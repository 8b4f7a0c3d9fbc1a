import { expect, test } from 'vitest';
import { layOut } from '../../src/peripherals/layout/lay-out.ts';
import { paper58mm, paper80mm } from '../../src/peripherals/layout/paper.ts';
import type { ReceiptDocument } from '../../src/peripherals/receipt-document.ts';
import { drawPaper, type PaperBitmap } from './draw-paper.ts';

const document: ReceiptDocument = {
  width48: true,
  blocks: [
    { type: 'text', text: 'ÄÖÜ', align: 'center', bold: true, size: 2 },
    { type: 'columns', left: 'Föhnen', right: '35,00 €' },
    { type: 'rule' },
    { type: 'qr', data: 'V0;KASSE-01;Kassenbeleg-V1' },
    { type: 'cut' },
  ],
};

test.each([paper80mm, paper58mm])('fills the width of the paper and no more: $columns columns', (paper) => {
  const bitmap = drawPaper(layOut(document, paper), paper.widthDots);
  expect(bitmap.widthDots).toBe(paper.widthDots);
  const columns = inkedColumns(bitmap);
  expect(columns[0]).toBeLessThan(12);
  expect(columns.at(-1)).toBeGreaterThan(paper.widthDots - 12);
});

test('every character a receipt can hold leaves ink, umlauts and the euro too', () => {
  for (const character of 'ÄÖÜäöüß€%;/+=0Aa') {
    const items = layOut({ width48: true, blocks: [{ type: 'text', text: character }] }, paper80mm);
    expect(drawPaper(items, 576).dots.includes(1), character).toBe(true);
  }
});

const inkedColumns = ({ widthDots, dots }: PaperBitmap): readonly number[] =>
  [...new Set([...dots.keys()].filter((dot) => dots[dot] === 1).map((dot) => dot % widthDots))].sort((a, b) => a - b);

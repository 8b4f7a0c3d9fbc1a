import { expect, test } from 'vitest';
import { layOut } from '../layout/lay-out.ts';
import { paper80mm } from '../layout/paper.ts';
import type { Block } from '../receipt-document.ts';
import { encode, jobOpening } from './encode.ts';

const hexOf = (...blocks: Block[]): string =>
  Buffer.from(encode(layOut({ width48: true, blocks }, paper80mm))).toString('hex');
const ascii = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

test('a job resets the printer, then picks page 19 and plain ASCII', () => {
  expect(Buffer.from(jobOpening).toString('hex')).toBe('1b40' + '1b7413' + '1b5200' + '1b4d00');
});

test('styles are switched on before the text and off after it', () => {
  expect(hexOf({ type: 'text', text: 'SUMME', bold: true, align: 'center', size: 2, underline: true })).toBe(
    `1b6101 1b4501 1b2d01 1d2111 ${ascii('SUMME')} 0a 1d2100 1b2d00 1b4500 1b6100`.replaceAll(' ', ''),
  );
  expect(hexOf({ type: 'text', text: 'Größe 5 €' })).toBe(`4772 94 e1 65 2035 20 d5 0a`.replaceAll(' ', ''));
});

test('a QR code: model 2, module size, level, data as it is, print', () => {
  const data = `V0;${'x'.repeat(297)}`;
  expect(hexOf({ type: 'qr', data })).toBe(
    [
      '1b6101',
      '1d286b0400314132' + '00',
      '1d286b03003143' + '05',
      '1d286b03003145' + '31',
      // 300 bytes and three in front of them are 0x012f.
      `1d286b2f01315030${ascii(data)}`,
      '1d286b0300315130',
      '1b6100',
    ].join(''),
  );
});

test('feed, and a cut behind the last line', () => {
  expect(hexOf({ type: 'feed', lines: 3 }, { type: 'feed', lines: 0 }, { type: 'cut' })).toBe('1b6403' + '1d564200');
});

test('no text can smuggle in a command: all that is below a space is gone', () => {
  expect(hexOf({ type: 'text', text: 'a\u0010\u0014\u0001\u0000\u0001b' })).toBe(`${ascii('ab')}0a`);
});

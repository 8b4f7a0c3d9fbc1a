import { describe, expect, it } from 'vitest';
import { salonReceipt } from '../../test/salon-receipt.ts';
import { interpretBytes } from '../interpret-bytes.ts';
import { Bitmap } from './bitmap.ts';
import type { Receipt } from './receipt.ts';

/** Fills what a path draws: rectangles, each at a place of its own or beside the one before. */
function filled(svg: string, width: number, height: number, margin: number): Bitmap {
  const bitmap = new Bitmap(width, height);
  const path = / d="([^"]*)"/.exec(svg)?.[1] ?? '';
  let [x, y] = [0, 0];
  for (const [, command, a, b, w, h] of path.matchAll(/([Mm])(-?\d+) (-?\d+)(?:h(\d+)v(\d+)h-\d+z)?/g)) {
    [x, y] = command === 'M' ? [Number(a), Number(b)] : [x + Number(a), y + Number(b)];
    if (w !== undefined) bitmap.fill(x - margin, y, Number(w), Number(h));
  }
  return bitmap;
}

const ESC = '\x1b';
const receiptOf = (text: string): Receipt =>
  interpretBytes(Buffer.from(`${text}\x1dV\x42\x00`, 'latin1')).receipts[0] as Receipt;

describe('the quick way to an SVG', () => {
  it.each([
    ['a whole receipt with its QR code', () => interpretBytes(salonReceipt()).receipts[0] as Receipt],
    [
      'bold, wide and underlined',
      () => receiptOf(`${ESC}E\x01fett${ESC}E\x00 \x1d!\x11breit\x1d!\x00 ${ESC}-\x02Linie\n`),
    ],
    ['white on black', () => receiptOf('\x1dB\x01Summe\x1dB\x00 34,00\n')],
    ['a line that fills the paper in bold', () => receiptOf(`${ESC}E\x01${'W'.repeat(48)}\n`)],
    ['turned characters', () => receiptOf(`${ESC}V\x01gedreht${ESC}V\x00\n`)],
    ['upside down', () => receiptOf(`${ESC}{\x01kopf${ESC}{\x00\n`)],
  ])('draws the dots of the paper: %s', (_what, make) => {
    const receipt = make();
    const dots = receipt.toBitmap();
    const drawn = filled(receipt.toSvg({ marginDots: 7 }), dots.width, dots.height, 7);
    expect(Buffer.compare(drawn.bytes, dots.bytes)).toBe(0);
  });
});

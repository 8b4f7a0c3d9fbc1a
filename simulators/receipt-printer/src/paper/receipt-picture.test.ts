import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import { hasZbarimg, readSymbols } from '../../test/decode-qr.ts';
import { QR_DATA, salonReceipt } from '../../test/salon-receipt.ts';

describe('the picture of a receipt', () => {
  const [receipt] = new BenchPrinter().send(salonReceipt()).receipts;

  it('has one pixel for each dot of the head', () => {
    const png = decode(receipt!.toPng());
    expect([png.width, png.height, png.depth]).toEqual([576, receipt!.heightDots, 1]);
  });

  it.skipIf(!hasZbarimg())('shows a QR code that zbarimg reads (needs zbar-tools)', () => {
    expect(readSymbols(receipt!.toPng())).toEqual([`QR-Code:${QR_DATA}`]);
  });

  it('is an SVG with the text for who cannot see it', () => {
    const svg = receipt!.toSvg();
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('Müllerstraße 12');
  });
});

import { transform } from 'receiptline';
import { describe, expect, it } from 'vitest';
import { livePrinter, sendRaw } from './live-printer.ts';

const MARKDOWN = `^^^Salon Schöne
Müllerstraße 12

{width:*,10}
Färben & Föhnen | 45.00
Größe süß | 7.50
---
{code:V0\\;955002-00\\;Kassenbeleg-V1; option:qrcode,4,m}
{code:4006381333931; option:ean,2,60,hri}`;

describe('receiptline', () => {
  it('prints its markdown: columns, ruled lines, codes', async () => {
    const printer = await livePrinter({ model: 'TM-m30III' });
    const commands = transform(MARKDOWN, { cpl: 48, encoding: 'cp858', command: 'escpos', cutting: true });
    await sendRaw(printer, Buffer.from(commands, 'latin1'));
    const [receipt] = printer.receipts;
    expect(receipt!.text).toContain('Salon Schöne');
    expect(receipt!.text).toContain('Müllerstraße 12');
    expect(receipt!.lines.find((line) => line.includes('Föhnen'))).toMatch(/Färben & Föhnen\s+45\.00/);
    expect(receipt!.text).toContain('Größe süß');
    expect(receipt!.qrCodes).toEqual(['V0;955002-00;Kassenbeleg-V1']);
    expect(receipt!.codes.map(({ symbology }) => symbology)).toEqual(['EAN13', 'QR']);
    expect(printer.unknownBytes).toEqual({ count: 0, samples: [] });
  });
});

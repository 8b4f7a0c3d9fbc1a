import { Printer } from 'escpos';
import Network from 'escpos-network';
import { describe, expect, it } from 'vitest';
import { livePrinter } from './live-printer.ts';

describe('escpos with escpos-network', () => {
  it('prints text in CP858 and an EAN-13 of twelve digits', async () => {
    const printer = await livePrinter();
    const device = new Network('127.0.0.1', printer.rawPort);
    const client = new Printer(device, { encoding: 'CP858' });
    const receipt = printer.next('receipt');
    device.open(() => {
      client['print']!('\x1bt\x13');
      client['align']!('ct')['style']!('b')['size']!(1, 1)['text']!('Salon Schöne');
      client['align']!('lt')['style']!('normal')['size']!(0, 0)['text']!('Färben 45,00 €, Größe');
      client['barcode']!('400638133393', 'EAN13', { width: 2, height: 60 });
      client['feed']!(4)['cut']!(true)['close']!();
    });
    const { text, codes } = await receipt;
    expect(text).toContain('Salon Schöne');
    expect(text).toContain('Färben 45,00 €, Größe');
    expect(codes.map(({ symbology, text: data }) => [symbology, data])).toEqual([['EAN13', '4006381333931']]);
  });
});

import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { describe, expect, it } from 'vitest';
import { livePrinter, sendRaw } from './live-printer.ts';

describe('@point-of-sale/receipt-printer-encoder', () => {
  it('prints umlauts, euro, table, bar code and QR code', async () => {
    const printer = await livePrinter({ model: 'TM-m30III' });
    const encoder = new ReceiptPrinterEncoder({ printerModel: 'epson-tm-m30iii' });
    const bytes = encoder
      .initialize()
      .codepage('auto')
      .align('center')
      .size(2, 2)
      .line('Salon Schöne')
      .size(1, 1)
      .align('left')
      .line('Färben, Größe: süß – 45,00 €')
      .table(
        [
          { width: 36, align: 'left' },
          { width: 12, align: 'right' },
        ],
        [
          ['Föhnen', '12,50 €'],
          ['Schneiden', '34,00 €'],
        ],
      )
      .rule()
      .barcode('4006381333931', 'ean13', { height: 60 })
      .qrcode('https://salon.example/beleg?nr=112', { model: 2, size: 6, errorlevel: 'm' })
      .pulse()
      .cut('partial')
      .encode();
    await sendRaw(printer, bytes);
    const [receipt] = printer.receipts;
    expect(receipt!.lines[0]!.trim()).toBe('Salon Schöne');
    expect(receipt!.text).toContain('Färben, Größe: süß');
    expect(receipt!.text).toContain('45,00 €');
    expect(receipt!.lines).toContain(`${'Föhnen'.padEnd(41)}12,50 €`);
    expect(receipt!.codes.map(({ symbology, text }) => [symbology, text])).toEqual([
      ['EAN13', '4006381333931'],
      ['QR', 'https://salon.example/beleg?nr=112'],
    ]);
    expect(receipt!.end).toBe('partial cut');
    expect(printer.pulses).toMatchObject([{ pin: 2, onMs: 100, offMs: 500 }]);
    expect(printer.unknownBytes.count).toBe(0);
  });
});

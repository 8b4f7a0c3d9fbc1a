import { Align, Drawer, InMemory, Model, Printer, Style } from 'escpos-buffer';
import { describe, expect, it } from 'vitest';
import { livePrinter, sendRaw } from './live-printer.ts';

describe('escpos-buffer', () => {
  it('prints styled lines, QR code, kick and cut', async () => {
    const printer = await livePrinter({ model: 'TM-T20III' });
    const connection = new InMemory();
    const client = await Printer.CONNECT(new Model('TM-T20'), connection);
    await client.writeln('Salon Schöne', Style.Bold | Style.DoubleWidth, Align.Center);
    await client.writeln('Färben & Föhnen, groß');
    await client.qrcode('V0;955002-00;Kassenbeleg-V1');
    await client.drawer(Drawer.First, 120, 240);
    await client.feed(6);
    await client.cutter();
    await sendRaw(printer, connection.buffer());
    const [receipt] = printer.receipts;
    expect(receipt!.lines[0]!.trim()).toBe('Salon Schöne');
    expect(receipt!.rows[0]!.parts[0]!.style).toMatchObject({ isBold: true, widthScale: 2, heightScale: 1 });
    expect(receipt!.text).toContain('Färben & Föhnen, groß');
    expect(receipt!.qrCodes).toEqual(['V0;955002-00;Kassenbeleg-V1']);
    expect(printer.pulses).toMatchObject([{ pin: 2, onMs: 120, offMs: 240 }]);
  });
});

import { CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { describe, expect, it } from 'vitest';
import { livePrinter } from './live-printer.ts';

describe('node-thermal-printer', () => {
  it('prints a German receipt with QR code, bar code and cut', async () => {
    const printer = await livePrinter();
    const client = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: `tcp://127.0.0.1:${printer.rawPort}`,
      characterSet: CharacterSet.PC858_EURO,
    });
    expect(await client.isPrinterConnected()).toBe(true);
    client.alignCenter();
    client.bold(true);
    client.println('Salon Schöne');
    client.bold(false);
    client.alignLeft();
    client.drawLine();
    client.leftRight('Färben & Föhnen', '45,00 €');
    client.leftRight('Größe „süß“'.replace(/[„“]/g, "'"), '7,50 €');
    client.printQR('V0;955002-00;Kassenbeleg-V1', { cellSize: 4, correction: 'M', model: 2 });
    client.code128('R2026-112');
    client.cut();
    const receipt = printer.next('receipt');
    await client.execute();
    const { lines, qrCodes, codes } = await receipt;
    expect(lines[0]!.trim()).toBe('Salon Schöne');
    expect(lines).toContain('Färben & Föhnen                          45,00 €');
    expect(lines).toContain("Größe 'süß'                               7,50 €");
    expect(qrCodes).toEqual(['V0;955002-00;Kassenbeleg-V1']);
    expect(codes.map(({ symbology, text }) => [symbology, text])).toContainEqual(['CODE128', '{BR2026-112']);
  });

  it('counts characters where the printer counts bytes: umlauts in a QR code lose their end', async () => {
    const printer = await livePrinter();
    const client = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${printer.rawPort}` });
    client.printQR('Größe', { cellSize: 4, correction: 'M', model: 2 });
    client.cut();
    const receipt = printer.next('receipt');
    await client.execute();
    expect((await receipt).qrCodes).not.toContain('Größe');
  });

  it('kicks the drawer with whatever comes next as timing, because it sends none', async () => {
    const printer = await livePrinter();
    const client = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${printer.rawPort}` });
    client.openCashDrawer();
    client.println('next');
    const gone = printer.next('connection', ({ isOpen }) => !isOpen);
    await client.execute();
    await gone;
    // It kicks both pins with 1B 70 and no times: the second 1B 70 is taken for the times of the first.
    expect(printer.pulses.map(({ onMs, offMs }) => [onMs, offMs])).toEqual([[54, 224]]);
  });
});

import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import { QR_DATA, salonReceipt } from '../../test/salon-receipt.ts';

const ESC = 0x1b;
const GS = 0x1d;

describe('text on paper', () => {
  it('prints lines only when they are fed', () => {
    const printer = new BenchPrinter().send('one\ntwo');
    expect(printer.paper.lines).toEqual(['one']);
    expect(printer.send('\n').paper.lines).toEqual(['one', 'two']);
  });

  it('loses an unfinished line on ESC @', () => {
    expect(new BenchPrinter().send('lost', [ESC, 0x40], 'kept\n').paper.text).toBe('kept');
  });

  it('wraps after 48 columns of font A on 80 mm and after 35 on 58 mm', () => {
    const digits = '0123456789'.repeat(6);
    expect(new BenchPrinter().send(`${digits}\n`).paper.lines).toEqual([digits.slice(0, 48), digits.slice(48)]);
    expect(new BenchPrinter('TM-m30III', 58).send(`${digits}\n`).paper.lines[0]).toHaveLength(35);
  });

  it('centres and right-aligns at the start of a line only', () => {
    const printer = new BenchPrinter().send(
      [ESC, 0x61, 1],
      'mid\n',
      [ESC, 0x61, 2],
      'right\n',
      'x',
      [ESC, 0x61, 0],
      'y\n',
    );
    expect(printer.paper.lines).toEqual([`${' '.repeat(23)}mid`, `${' '.repeat(43)}right`, `${' '.repeat(46)}xy`]);
  });

  it.each([
    ['UTF-8 read as PC437', 0, Buffer.from('Färben 45,00 € Größe'), 'F├ñrben 45,00 Γé¼ Gr├╢├ƒe'],
    ['UTF-8 read as PC858', 19, Buffer.from('Färben 45,00 € Größe'), 'F├ñrben 45,00 Ôé¼ Gr├Â├ƒe'],
    ['PC858 read as PC858', 19, Buffer.from('46848472'.slice(0, 2), 'hex'), 'F'],
    ['euro of PC858 read as PC850', 2, Uint8Array.of(0xd5), 'ı'],
    ['euro of PC858 read as PC437', 0, Uint8Array.of(0xd5), '╒'],
    ['euro of WPC1252', 16, Uint8Array.of(0x80), '€'],
    ['WPC1252 read as PC437', 0, Uint8Array.of(0xe4, 0xf6, 0xdf), 'Σ÷▀'],
  ])('shows %s', (_, page, bytes, shown) => {
    expect(new BenchPrinter().send([ESC, 0x74, page], bytes, '\n').paper.text).toBe(shown);
  });

  it.each([0, 2, 5, 13, 18, 19])('has the German letters at the same bytes in page %i', (page) => {
    const printer = new BenchPrinter().send([ESC, 0x74, page, 0x8e, 0x99, 0x9a, 0x84, 0x94, 0x81, 0xe1, 0x0a]);
    expect(printer.paper.text).toBe('ÄÖÜäöüß');
  });

  it('replaces ASCII by the German set of ESC R 2', () => {
    expect(new BenchPrinter().send([ESC, 0x52, 2], 'kontakt@salon.de [\\]{|}~\n').paper.text).toBe(
      'kontakt§salon.de ÄÖÜäöüß',
    );
  });

  it('reads UTF-8 only after FS ( C 2', () => {
    const printer = new BenchPrinter().send([0x1c, 0x28, 0x43, 2, 0, 0x30, 0x32], Buffer.from('Grüße 5 €\n'));
    expect(printer.paper.text).toBe('Grüße 5 €');
  });

  it('keeps styles with the text', () => {
    const [row] = new BenchPrinter().send('a', [ESC, 0x45, 1], 'B', [GS, 0x21, 0x11], 'C\n').paper.rows;
    expect(row!.parts.map(({ text, style }) => [text, style.isBold, style.widthScale])).toEqual([
      ['a', false, 1],
      ['B', true, 1],
      ['C', true, 2],
    ]);
  });

  it('feeds line spacing in half dots', () => {
    const printer = new BenchPrinter();
    const start = printer.interpreter.strip.head;
    printer.send([ESC, 0x33, 60], '\n', [ESC, 0x4a, 48]);
    expect(printer.interpreter.strip.head - start).toBe(30 + 24);
  });
});

describe('commands to the machine', () => {
  it('eats the two bytes behind a short ESC p, as the printer does', () => {
    const printer = new BenchPrinter().send([ESC, 0x70, 0, 0x0a, 0x0a], 'x\n');
    expect(printer.hardware.pulses).toEqual([[2, 20, 20]]);
    expect(printer.paper.lines).toEqual(['x']);
  });

  it('sends the process id and the printer ids', () => {
    const printer = new BenchPrinter().send([GS, 0x28, 0x48, 6, 0, 0x30, 0x30], 'P001', [GS, 0x49, 66, GS, 0x49, 67]);
    expect(printer.hardware.replies).toEqual([
      '37225030303100',
      `5f${Buffer.from('EPSON').toString('hex')}00`,
      `5f${Buffer.from('TM-m30III').toString('hex')}00`,
    ]);
  });

  it('counts unknown bytes and shows where they were', () => {
    const printer = new BenchPrinter().send('ab', [ESC, 0x42, 0x31], 'c\n');
    expect(printer.interpreter.unknownBytes.count).toBe(2);
    expect(printer.interpreter.unknownBytes.samples).toEqual([{ offset: 2, hex: '1b42' }]);
    expect(printer.paper.text).toBe('ab1c');
  });

  it('cuts at the cutter: what was not fed comes with the next receipt', () => {
    const printer = new BenchPrinter().send('first\nlast line\n', [GS, 0x56, 1], 'second\n', [GS, 0x56, 66, 0]);
    expect(printer.receipts.map((receipt) => receipt.text)).toEqual(['', 'first\nlast line\nsecond']);
    printer.send('a\n', [GS, 0x56, 66, 0], 'b\n', [GS, 0x56, 65, 0]);
    expect(printer.receipts.slice(2).map(({ text, end }) => [text, end])).toEqual([
      ['a', 'partial cut'],
      ['b', 'full cut'],
    ]);
  });
});

describe('a salon receipt', () => {
  it('is read as it was meant', () => {
    const printer = new BenchPrinter().send(salonReceipt());
    const [receipt] = printer.receipts;
    expect(receipt!.qrCodes).toEqual([QR_DATA]);
    expect(receipt!.text).toContain('Inh. Jürgen Groß · Müllerstraße 12');
    expect(receipt!.lines.find((line) => line.startsWith('SUMME'))).toMatch(/46,50 €$/);
    expect(printer.interpreter.unknownBytes.count).toBe(0);
    expect(printer.hardware.losses).toEqual([]);
  });

  it('prints no QR code that is wider than the paper, and says so', () => {
    const printer = new BenchPrinter('generic-58').send(salonReceipt(32, 8));
    expect(printer.paper.qrCodes).toEqual([]);
    expect(printer.hardware.losses.map((loss) => loss.kind)).toContain('tooWide');
  });
});

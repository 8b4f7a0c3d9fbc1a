import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import { hasZbarimg, readSymbols } from '../../test/decode-qr.ts';
import { BarcodeFormat, readCode } from '../../test/read-codes.ts';

const GS = 0x1d;
const CENTRE = [0x1b, 0x61, 1];

/** Form B of a bar code, centred so that there is white beside it. */
function bars(system: number, data: string | readonly number[], width = 2): BenchPrinter {
  const bytes = typeof data === 'string' ? [...Buffer.from(data, 'latin1')] : data;
  return new BenchPrinter().send('\n', CENTRE, [GS, 0x77, width, GS, 0x6b, system, bytes.length], bytes, '\n');
}

describe.skipIf(!hasZbarimg())('bar codes that zbarimg reads (needs zbar-tools)', () => {
  it.each<[string, number, string | readonly number[], string]>([
    ['UPC-A', 65, '01234567890', 'EAN-13:0012345678905'],
    ['UPC-E', 66, '01234500006', 'EAN-13:0012345000065'],
    ['EAN-13', 67, '400638133393', 'EAN-13:4006381333931'],
    ['EAN-8', 68, '9638507', 'EAN-8:96385074'],
    ['CODE39', 69, 'SALON-112', 'CODE-39:SALON-112'],
    ['ITF', 70, '12345678', 'I2/5:12345678'],
    ['CODABAR', 71, 'A12345B', 'Codabar:A12345B'],
    ['CODE93', 72, 'Salon 112', 'CODE-93:Salon 112'],
    ['CODE128 B', 73, '{BSalon 112', 'CODE-128:Salon 112'],
    ['CODE128 C', 73, [0x7b, 0x43, 12, 34, 56], 'CODE-128:123456'],
    ['CODE128 A to B', 73, '{AAB{Bab', 'CODE-128:ABab'],
    ['CODE128 shift and brace', 73, '{BA{{{SBc', 'CODE-128:A{Bc'],
    ['CODE128 auto', 79, 'Rechnung 20260001', 'CODE-128:Rechnung 20260001'],
    ['GS1-128', 74, '(01)04012345678901', 'CODE-128:0104012345678901'],
    ['GS1 DataBar', 75, '0401234567890', 'DataBar:0104012345678901'],
    ['GS1 DataBar Expanded', 78, '(01)04012345678901(10)AB', 'DataBar-Exp:0104012345678901(10)AB'],
  ])('%s', (_, system, data, read) => {
    const picture = bars(system, data).paper.toPng();
    const symbols = readSymbols(picture);
    expect(symbols.map((symbol) => symbol.replaceAll('(10)', '10'))).toEqual([read.replaceAll('(10)', '10')]);
  });

  it('form A ends with NUL', () => {
    const printer = new BenchPrinter().send(CENTRE, [GS, 0x6b, 2], '400638133393', [0], 'x\n');
    expect(readSymbols(printer.paper.toPng())).toEqual(['EAN-13:4006381333931']);
    expect(printer.paper.lines.at(-1)!.trim()).toBe('x');
  });
});

describe('bar codes that cannot be', () => {
  it('print wrong data as text', () => {
    const printer = bars(67, '12AB');
    expect(printer.paper.text.trim()).toBe('12AB');
    expect(printer.hardware.losses).toMatchObject([{ kind: 'badData' }]);
  });

  it('vanish when they are wider than the paper', () => {
    const printer = bars(73, `{B${'Haarpflege'.repeat(4)}`, 4);
    expect(printer.paper.codes).toEqual([]);
    expect(printer.hardware.losses).toMatchObject([{ kind: 'tooWide' }]);
  });

  it('take a wrong check digit as it was sent', () => {
    const printer = bars(67, '4006381333930');
    expect(printer.paper.codes.map(({ symbology }) => symbology)).toEqual(['EAN13']);
    expect(printer.hardware.losses).toEqual([]);
  });
});

function symbol(code: number, settings: readonly (readonly number[])[], data: string): BenchPrinter {
  const bytes = Buffer.from(data, 'latin1');
  const length = bytes.length + 3;
  const printer = new BenchPrinter().send(CENTRE);
  for (const [fn, ...values] of settings) {
    printer.send([GS, 0x28, 0x6b, values.length + 2, 0, code, fn!, ...values]);
  }
  return printer
    .send([GS, 0x28, 0x6b, length & 0xff, length >> 8, code, 0x50, 0x30], bytes)
    .send([GS, 0x28, 0x6b, 3, 0, code, 0x51, 0x30]);
}

describe('two-dimensional codes that ZXing reads', () => {
  it.each<[string, number, readonly (readonly number[])[], string, BarcodeFormat]>([
    ['PDF417', 0x30, [], 'V0;955002-00;Kassenbeleg-V1', BarcodeFormat.PDF_417],
    [
      'PDF417, 4 columns, level 5',
      0x30,
      [
        [0x41, 4],
        [0x45, 0x30, 0x35],
      ],
      'Salon 112',
      BarcodeFormat.PDF_417,
    ],
    [
      'QR, level H',
      0x31,
      [
        [0x45, 0x33],
        [0x43, 4],
      ],
      'V0;955002-00',
      BarcodeFormat.QR_CODE,
    ],
    ['Aztec Code', 0x35, [[0x43, 4]], 'Salon 112', BarcodeFormat.AZTEC],
    ['DataMatrix', 0x36, [[0x43, 5]], 'Salon 112', BarcodeFormat.DATA_MATRIX],
  ])('%s', (_, code, settings, data, format) => {
    const printer = symbol(code, settings, data);
    expect(printer.hardware.losses).toEqual([]);
    const { paper } = printer;
    expect(readCode(paper.toBitmap(), paper.codes[0]!, format)).toBe(data);
  });

  it('MaxiCode is drawn', () => {
    expect(symbol(0x32, [[0x41, 0x34]], 'Salon 112').paper.codes).toMatchObject([{ symbology: 'MaxiCode' }]);
  });
});

describe('QR codes', () => {
  it.each([
    [300, 0, 61],
    [300, 1, 69],
    [300, 2, 81],
    [300, 3, 89],
    [350, 1, 73],
    [400, 0, 69],
    [500, 3, 113],
  ])('%i bytes at level %i have %i modules', (bytes, level, modules) => {
    const printer = symbol(
      0x31,
      [
        [0x45, 0x30 + level],
        [0x43, 1],
      ],
      'x'.repeat(bytes),
    );
    expect(printer.paper.codes[0]!.width).toBe(modules);
  });

  it('350 bytes at level M fit 80 mm at 7 dots a module, and print nothing at 8', () => {
    const at = (dots: number) =>
      symbol(
        0x31,
        [
          [0x45, 0x31],
          [0x43, dots],
        ],
        'x'.repeat(350),
      );
    expect(at(7).paper.qrCodes).toHaveLength(1);
    expect(at(8).paper.qrCodes).toEqual([]);
    expect(at(8).hardware.losses).toMatchObject([{ kind: 'tooWide' }]);
  });

  it('stay stored over receipts and are forgotten by ESC @', () => {
    const print = [GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30];
    const printer = symbol(0x31, [], 'again').send(print);
    expect(printer.paper.qrCodes).toEqual(['again', 'again']);
    printer.send([0x1b, 0x40], print);
    expect(printer.paper.qrCodes).toHaveLength(2);
    expect(printer.hardware.losses).toMatchObject([{ kind: 'nothingStored' }]);
  });

  it('keep the model when the number is none, and tell their size', () => {
    const printer = symbol(
      0x31,
      [
        [0x41, 0x30, 0],
        [0x43, 4],
      ],
      'abc',
    );
    printer.send([GS, 0x28, 0x6b, 3, 0, 0x31, 0x52, 0x30]);
    expect(printer.paper.qrCodes).toEqual(['abc']);
    expect(printer.hardware.replies).toEqual([`3736${Buffer.from('84\x1f84\x1f1\x1f0').toString('hex')}00`]);
  });

  it('say whether they have four modules of white all round', () => {
    const zone = (printer: BenchPrinter) => printer.paper.codes[0]!.hasQuietZone;
    const alone = symbol(0x31, [[0x43, 5]], 'quiet');
    expect(zone(alone)).toBe(true);
    expect(zone(alone.send('text right below\n'))).toBe(false);
    expect(zone(symbol(0x31, [[0x43, 5]], 'quiet').send('\n', 'text a line below\n'))).toBe(true);
  });

  it('are read from images, also when they came in stripes', () => {
    const drawn = symbol(0x31, [[0x43, 6]], 'as a picture').paper.toBitmap();
    const top = 104;
    const stripes: number[] = [];
    for (let y = top; y < drawn.height; y += 24) {
      const rows = Math.min(24, drawn.height - y);
      const bytes = drawn.bytes.subarray(y * drawn.stride, (y + rows) * drawn.stride);
      stripes.push(GS, 0x76, 0x30, 0, drawn.stride, 0, rows, 0, ...bytes);
    }
    expect(new BenchPrinter().send(stripes).paper.qrCodes).toEqual(['as a picture']);
  });
});

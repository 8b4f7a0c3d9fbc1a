import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import { eposDocument } from '../../test/physics.ts';
import { modelOn } from '../device/models.ts';
import { EposCommands } from './epos-commands.ts';
import { parseEposRequest } from './epos-document.ts';
import { checkPrintData } from './epos-schema.ts';

function print(children: string): BenchPrinter & { readonly missing: string[] } {
  const { print: document } = parseEposRequest(eposDocument(children));
  checkPrintData(document);
  const missing: string[] = [];
  const job = new EposCommands(modelOn('TM-m30III'), (character) => missing.push(character)).job(document);
  return Object.assign(new BenchPrinter().send(job), { missing });
}

function ink(printer: BenchPrinter) {
  return printer.interpreter.strip.blocks.flatMap((block) => block.ink);
}

describe('ePOS text', () => {
  it('keeps attributes for what follows', () => {
    const printer = print(
      '<text align="center" dw="true" em="true">A&#10;</text><text>B&#10;</text><text dw="false" em="false" align="left">C&#10;</text>',
    );
    expect(printer.paper.rows.map(({ text, parts }) => [text.trim(), parts[0]!.style.widthScale])).toEqual([
      ['A', 2],
      ['B', 2],
      ['C', 1],
    ]);
    expect(printer.paper.rows[1]!.parts[0]!.style.isBold).toBe(true);
  });

  it('lets width and height win over dw and dh', () => {
    const { style } = print('<text dw="true" dh="true" width="3" height="1">x&#10;</text>').paper.rows[0]!.parts[0]!;
    expect([style.widthScale, style.heightScale]).toEqual([3, 1]);
  });

  it('prints what WPC1252 has, and ? with a report for what it lacks', () => {
    const printer = print('<text lang="de">Größe 5 € – „süß“ Łódź&#10;</text>');
    expect(printer.paper.text).toBe('Größe 5 € – „süß“ ?ód?');
    expect(printer.missing).toEqual(['Ł', 'ź']);
  });

  it('prints every language with lang="mul"', () => {
    expect(print('<text lang="mul">Łódź Москва&#10;</text>').paper.text).toBe('Łódź Москва');
  });

  it('breaks lines at line feeds, raw or as references, and knows tabs', () => {
    expect(print('<text>a&#10;b\nc&#9;d&#13;&#10;</text>').paper.lines).toEqual(['a', 'b', 'c       d']);
  });

  it('feeds by lines, dots and spacing', () => {
    const heights = (children: string) => {
      const printer = print(children);
      return printer.interpreter.strip.head - 104;
    };
    expect(heights('<feed/>')).toBe(30);
    expect(heights('<feed line="3"/>')).toBe(90);
    expect(heights('<feed unit="200"/>')).toBe(200);
    expect(heights('<feed linespc="64" line="2"/>')).toBe(128);
    expect(heights('<text linespc="50">x&#10;</text>')).toBe(50);
  });
});

describe('ePOS graphics and codes', () => {
  it('prints an image of base64 rows', () => {
    const printer = print(
      `<image width="12" height="2">${Buffer.from([0xff, 0xf0, 0x80, 0x10]).toString('base64')}</image>`,
    );
    expect(ink(printer)).toMatchObject([{ kind: 'picture', height: 2 }]);
    const bitmap = printer.paper.toBitmap();
    expect([bitmap.get(0, 104), bitmap.get(11, 104), bitmap.get(1, 105), bitmap.get(11, 105)]).toEqual([
      true,
      true,
      false,
      true,
    ]);
  });

  it('dithers sixteen levels of grey', () => {
    const grey = Buffer.alloc(8 * 16, 0x88).toString('base64');
    const bitmap = print(`<image width="16" height="16" mode="gray16">${grey}</image>`).paper.toBitmap();
    let black = 0;
    for (let y = 0; y < 16; y++) for (let x = 0; x < 16; x++) if (bitmap.get(x, 104 + y)) black += 1;
    expect(black).toBe(128);
  });

  it('unescapes data of codes, and sends QR data through JIS', () => {
    expect(print('<symbol type="qrcode_model_2">a\\x42\\\\c</symbol>').paper.qrCodes).toEqual(['aB\\c']);
    expect(print('<symbol type="qrcode_model_2">Größe</symbol>').paper.qrCodes).toEqual(['Gr??e']);
    expect(print('<symbol type="qrcode_model_2">Gr\\xc3\\xb6\\xc3\\x9fe</symbol>').paper.qrCodes).toEqual(['Größe']);
    expect([...print('<symbol type="qrcode_model_2">日</symbol>').paper.codes[0]!.data]).toEqual([0x93, 0xfa]);
  });

  it('takes level M for QR codes when none is named', () => {
    const width = (level: string) =>
      print(`<symbol type="qrcode_model_2" width="3"${level}>${'x'.repeat(100)}</symbol>`).paper.codes[0]!.width;
    expect(width('')).toBe(width(' level="level_m"'));
    expect(width('')).toBeGreaterThan(width(' level="level_l"'));
  });

  it.each(['pdf417_standard', 'azteccode_fullrange', 'datamatrix_square', 'maxicode_mode_4', 'qrcode_micro'])(
    'prints %s',
    (type) => {
      const printer = print(`<symbol type="${type}">12345</symbol>`);
      expect(printer.hardware.losses).toEqual([]);
      expect(printer.paper.codes).toHaveLength(1);
    },
  );

  it('prints bar codes with their text, and nothing for what does not fit', () => {
    const printer = print('<barcode type="ean13" hri="below" width="2" height="50">4006381333931</barcode>');
    expect(printer.paper.text).toBe('[EAN13 4006381333931]');
    expect(print(`<barcode type="code39" width="6">${'A'.repeat(30)}</barcode>`).paper.codes).toEqual([]);
  });

  it('rules lines across and down', () => {
    const printer = print('<hline x1="10" x2="110" style="medium"/><vline-begin x="50"/><feed/><vline-end x="50"/>');
    expect(ink(printer)).toEqual([
      { kind: 'bar', x: 10, y: 0, width: 100, height: 2 },
      { kind: 'bar', x: 50, y: 0, width: 1, height: 30 },
    ]);
  });
});

describe('ePOS pages and acts', () => {
  it('composes a page by positions', () => {
    const printer = print(
      '<page><area x="0" y="0" width="400" height="120"/><position x="40" y="21"/><text>top</text>' +
        '<position x="200" y="100"/><text>low</text><line x1="0" y1="60" x2="400" y2="60"/></page>',
    );
    expect(ink(printer).map(({ kind, x, y }) => [kind, x, y])).toEqual([
      ['text', 40, 0],
      ['text', 200, 79],
      ['bar', 0, 60],
    ]);
    expect(printer.interpreter.strip.head).toBe(104 + 120);
  });

  it('turns a page', () => {
    const area = '<area x="0" y="0" width="200" height="300"/>';
    const printer = print(`<page>${area}<direction dir="bottom_to_top"/><text>up</text></page>`);
    expect(ink(printer)).toMatchObject([{ x: 0, y: 300 - 24, turn: 3 }]);
  });

  it('kicks, cuts and passes commands through', () => {
    const printer = print(
      '<pulse drawer="drawer_2" time="pulse_300"/><command>1B7000</command><command>3C78</command><cut type="no_feed_fullcut"/>',
    );
    expect(printer.hardware.pulses).toEqual([
      [5, 300, 300],
      [2, 120, 240],
    ]);
    expect(printer.hardware.cuts).toEqual(['full']);
  });

  it.each([
    '<cut type="half"/>',
    '<text align="middle">x</text>',
    '<text dw="yes">x</text>',
    '<feed line="256"/>',
    '<image/>',
    '<image width="8" height="1">***</image>',
    '<symbol type="qr">x</symbol>',
    '<barcode>1</barcode>',
    '<pulse time="100"/>',
    '<page><cut/></page>',
    '<page><pulse/></page>',
    '<area x="0" y="0" width="1" height="1"/>',
    '<command>1B4</command>',
    '<text><text>x</text></text>',
    '<cut>now</cut>',
    '<text speed="fast">x</text>',
    '<print/>',
  ])('refuses %s', (children) => {
    expect(() => print(children)).toThrow(expect.objectContaining({ code: 'SchemaError' }));
  });
});

import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';
import type { Bitmap } from '../index.ts';

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const TOP = 104;

/** The printed dots as text, `#` for black, from the first printed row. */
function dots(printer: BenchPrinter, columns: number, rows: number, fromRow = TOP): readonly string[] {
  const bitmap: Bitmap = printer.paper.toBitmap();
  return Array.from({ length: rows }, (_, y) =>
    Array.from({ length: columns }, (_, x) => (bitmap.get(x, fromRow + y) ? '#' : '.')).join(''),
  );
}

/** Eight by two dots: a slash of raster data. */
const PATTERN = [0b10000001, 0b01000010];
const PATTERN_ROWS = ['#......#', '.#....#.'];
/** The same as columns, top dot first. */
const PATTERN_COLUMNS = [0x80, 0x40, 0, 0, 0, 0, 0x40, 0x80];

describe('images', () => {
  it('print rows of GS v 0, doubled as asked', () => {
    expect(dots(new BenchPrinter().send([GS, 0x76, 0x30, 0, 1, 0, 2, 0], PATTERN), 8, 2)).toEqual(PATTERN_ROWS);
    expect(dots(new BenchPrinter().send([GS, 0x76, 0x30, 3, 1, 0, 2, 0], PATTERN), 16, 4)).toEqual([
      '##............##',
      '##............##',
      '..##........##..',
      '..##........##..',
    ]);
  });

  it('lose what is wider than the paper', () => {
    const printer = new BenchPrinter().send([GS, 0x76, 0x30, 0, 80, 0, 1, 0], new Uint8Array(80).fill(0xff));
    expect(printer.interpreter.strip.blocks[0]!.ink[0]!.width).toBe(576);
  });

  it('print columns of ESC * in the line, in all densities', () => {
    const print = (mode: number, data: readonly number[]) =>
      new BenchPrinter().send([ESC, 0x2a, mode, data.length / (mode > 1 ? 3 : 1), 0], data, [0x0a]);
    expect(dots(print(1, PATTERN_COLUMNS), 8, 6)).toEqual([...Array(3).fill('#......#'), ...Array(3).fill('.#....#.')]);
    expect(dots(print(0, [0x80]), 3, 4)).toEqual(['##.', '##.', '##.', '...']);
    expect(dots(print(33, [0x80, 0, 0x01]), 2, 24)).toEqual(['#.', ...Array(22).fill('..'), '#.']);
    expect(dots(print(32, [0x80, 0, 0]), 3, 1)).toEqual(['##.']);
  });

  it('share a line with text', () => {
    const printer = new BenchPrinter().send('a', [ESC, 0x2a, 33, 1, 0, 0xff, 0xff, 0xff], 'b\n');
    expect(printer.interpreter.strip.blocks[0]!.ink.map(({ kind, x }) => [kind, x])).toEqual([
      ['text', 0],
      ['picture', 12],
      ['text', 13],
    ]);
  });

  it('come from the download memory until ESC @', () => {
    const printer = new BenchPrinter().send([GS, 0x2a, 1, 1], PATTERN_COLUMNS, [GS, 0x2f, 0]);
    expect(dots(printer, 8, 2)).toEqual(PATTERN_ROWS);
    printer.send([ESC, 0x40, GS, 0x2f, 0]);
    expect(printer.hardware.losses).toMatchObject([{ kind: 'nothingStored' }]);
  });

  it('come from NV memory by number and survive ESC @', () => {
    const printer = new BenchPrinter().send([FS, 0x71, 1, 1, 0, 1, 0], PATTERN_COLUMNS, [ESC, 0x40, FS, 0x70, 1, 0]);
    expect(dots(printer, 8, 2)).toEqual(PATTERN_ROWS);
  });

  it('come from NV memory by key, are listed and deleted', () => {
    const graphics = (...a: readonly number[]) =>
      [GS, 0x28, 0x4c, a.length, 0, 0x30, ...a.slice(0)].map((v, i) => (i === 3 ? a.length + 1 : v));
    const printer = new BenchPrinter()
      .send(graphics(67, 0x30, 0x4c, 0x31, 1, 8, 0, 2, 0, 0x31, ...PATTERN))
      .send([ESC, 0x40], graphics(69, 0x4c, 0x31, 1, 1), graphics(64, 0x4b, 0x43));
    expect(dots(printer, 8, 2)).toEqual(PATTERN_ROWS);
    expect(printer.hardware.replies).toEqual(['3772404c3100']);
    printer.send(graphics(66, 0x4c, 0x31), graphics(69, 0x4c, 0x31, 1, 1));
    expect(printer.hardware.losses).toMatchObject([{ kind: 'nothingStored' }]);
  });

  it('go through the print buffer of GS ( L and GS 8 L', () => {
    const store = [0x30, 112, 0x30, 2, 1, 0x31, 8, 0, 2, 0, ...PATTERN];
    const print = [GS, 0x28, 0x4c, 2, 0, 0x30, 50];
    const short = new BenchPrinter().send([GS, 0x28, 0x4c, store.length, 0], store, print);
    const long = new BenchPrinter().send([GS, 0x38, 0x4c, store.length, 0, 0, 0], store, print);
    for (const printer of [short, long]) {
      expect(dots(printer, 16, 2)).toEqual(['##............##', '..##........##..']);
    }
  });

  it('can be a Windows bitmap', () => {
    const file = Buffer.alloc(62 + 8);
    file.write('BM', 0, 'latin1');
    file.writeUInt32LE(file.length, 2);
    file.writeUInt32LE(62, 10);
    file.writeUInt32LE(40, 14);
    file.writeInt32LE(8, 18);
    file.writeInt32LE(2, 22);
    file.writeUInt16LE(1, 26);
    file.writeUInt16LE(1, 28);
    file.writeUInt32LE(0xffffff, 58);
    // Rows from the bottom, 1 is white.
    file[62] = ~PATTERN[1]! & 0xff;
    file[66] = ~PATTERN[0]! & 0xff;
    const define = [GS, 0x44, 0x30, 83, 0x30, 0x42, 0x31, 0x30, 0x31];
    const printer = new BenchPrinter().send(define, file, [GS, 0x28, 0x4c, 6, 0, 0x30, 85, 0x42, 0x31, 1, 1]);
    expect(dots(printer, 8, 2)).toEqual(PATTERN_ROWS);
  });
});

describe('characters of the user', () => {
  const DEFINE = [ESC, 0x26, 3, 0x41, 0x41, 2, 0xff, 0xff, 0xff, 0x80, 0, 0];

  it("print in place of the printer's own while they are on", () => {
    const printer = new BenchPrinter().send(DEFINE, [ESC, 0x25, 1], 'A', [ESC, 0x25, 0], 'A\n');
    expect(printer.paper.text).toBe('AA');
    expect(dots(printer, 3, 2)).toEqual(['##.', '#..']);
  });

  it('are cancelled one by one, and all by ESC @', () => {
    const kinds = (printer: BenchPrinter) => printer.interpreter.strip.blocks[0]!.ink.map(({ kind }) => kind);
    expect(kinds(new BenchPrinter().send(DEFINE, [ESC, 0x3f, 0x41, ESC, 0x25, 1], 'A\n'))).toEqual(['text']);
    expect(kinds(new BenchPrinter().send(DEFINE, [ESC, 0x40, ESC, 0x25, 1], 'A\n'))).toEqual(['text']);
    expect(kinds(new BenchPrinter().send(DEFINE, [ESC, 0x25, 1], 'A\n'))).toEqual(['picture']);
  });
});

describe('a macro', () => {
  it('is carried out while it is defined, and again as often as asked', () => {
    const printer = new BenchPrinter().send([GS, 0x3a], 'bell', [ESC, 0x64, 1, GS, 0x3a, GS, 0x5e, 2, 0, 0]);
    expect(printer.paper.lines).toEqual(['bell', 'bell', 'bell']);
  });

  it('cannot play itself', () => {
    const printer = new BenchPrinter().send([GS, 0x3a], 'x\n', [GS, 0x5e, 255, 0, 0, GS, 0x3a, GS, 0x5e, 1, 0, 0]);
    expect(printer.paper.lines).toEqual(['x', 'x']);
  });
});

describe('positions', () => {
  it('go to tab stops, absolute and relative places', () => {
    const printer = new BenchPrinter().send('a\tb\n', [ESC, 0x44, 4, 20, 0], 'a\tb\tc\td\n');
    expect(printer.paper.lines).toEqual(['a       b', 'a   b               cd']);
    printer.send([ESC, 0x24, 120, 0], 'x', [ESC, 0x5c, 24, 0], 'y', [ESC, 0x5c, 0xe8, 0xff], 'z\n');
    const [x, y, z] = printer.interpreter.strip.blocks.at(-1)!.ink.map((ink) => ink.x);
    expect([x, y, z]).toEqual([120, 156, 144]);
  });

  it('keep margins and width from the start of a line on', () => {
    const printer = new BenchPrinter().send([GS, 0x4c, 48, 0, GS, 0x57, 120, 0], 'x'.repeat(12), '\n');
    expect(printer.paper.lines).toEqual([`    ${'x'.repeat(10)}`, '    xx']);
  });

  it('print upside down from the right edge', () => {
    const printer = new BenchPrinter().send([ESC, 0x7b, 1], 'abc\n');
    expect(printer.interpreter.strip.blocks[0]!.ink[0]).toMatchObject({ x: 576 - 36, turn: 2, text: 'abc' });
  });

  it('end the tab list at a value that does not rise, which is text again', () => {
    expect(new BenchPrinter().send([ESC, 0x44, 8, 16], '\x08', 'ab\n').paper.text).toBe('ab');
    expect(new BenchPrinter().send([ESC, 0x44, 0x30, 0x31], '!x\n').paper.text).toBe('!x');
  });
});

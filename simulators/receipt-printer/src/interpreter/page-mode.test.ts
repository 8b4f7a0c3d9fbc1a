import { describe, expect, it } from 'vitest';
import { BenchPrinter } from '../../test/bench-printer.ts';

const ESC = 0x1b;
const GS = 0x1d;
const FF = 0x0c;
/** 400 × 200 dots at 0, 0: horizontal units are dots, vertical ones half dots. */
const AREA = [ESC, 0x57, 0, 0, 0, 0, 0x90, 0x01, 0x90, 0x01];

function inkOf(printer: BenchPrinter) {
  return printer.interpreter.strip.blocks.flatMap((block) =>
    block.ink.map(({ kind, x, y, width, height }) => ({ kind, x, y, width, height })),
  );
}

describe('page mode', () => {
  it('prints nothing before FF, and the whole area then', () => {
    const printer = new BenchPrinter().send([ESC, 0x4c], AREA, 'one\n', 'two\n');
    expect(printer.paper.text).toBe('');
    const before = printer.interpreter.strip.head;
    printer.send([FF], 'after\n');
    expect(printer.paper.lines.slice(0, 2)).toEqual(['one', 'two']);
    expect(printer.paper.lines.at(-1)).toBe('after');
    expect(printer.interpreter.strip.head - before).toBe(200 + 30);
  });

  it('throws the page away on ESC S and wipes the area on CAN', () => {
    expect(new BenchPrinter().send([ESC, 0x4c], AREA, 'gone\n', [ESC, 0x53], 'kept\n').paper.text).toBe('kept');
    expect(new BenchPrinter().send([ESC, 0x4c], AREA, 'gone\n', [0x18], 'new\n', [FF]).paper.text).toBe('new');
  });

  it('stays in page mode after ESC FF and can print the page again', () => {
    const printer = new BenchPrinter().send([ESC, 0x4c], AREA, 'label\n', [ESC, FF, ESC, FF]);
    expect(printer.paper.lines.filter((line) => line === 'label')).toHaveLength(2);
  });

  it('begins at the start of a line only', () => {
    expect(new BenchPrinter().send('x', [ESC, 0x4c], 'y\n').paper.text).toBe('xy');
  });

  it('stands text on the base line of GS $', () => {
    const printer = new BenchPrinter().send([ESC, 0x4c], AREA, [GS, 0x24, 200, 0, ESC, 0x24, 50, 0], 'at', [FF]);
    expect(inkOf(printer)).toEqual([{ kind: 'text', x: 50, y: 100 - 21, width: 24, height: 24 }]);
  });

  it.each([
    [0, { x: 0, y: 0, width: 24, height: 24 }],
    [1, { x: 0, y: 176, width: 24, height: 24 }],
    [2, { x: 376, y: 176, width: 24, height: 24 }],
    [3, { x: 376, y: 0, width: 24, height: 24 }],
  ])('begins in the corner of direction %i', (direction, place) => {
    const printer = new BenchPrinter().send([ESC, 0x4c], AREA, [ESC, 0x54, direction], 'ab', [FF]);
    expect(inkOf(printer)).toEqual([{ kind: 'text', ...place }]);
  });

  it('keeps area and direction for the next page, until ESC @', () => {
    const printer = new BenchPrinter().send(AREA, [ESC, 0x54, 2, ESC, 0x4c], 'ab', [FF]);
    expect(inkOf(printer)[0]).toMatchObject({ x: 376, y: 176 });
    printer.send([ESC, 0x40, ESC, 0x4c], 'cd', [FF]);
    expect(inkOf(printer)[1]).toMatchObject({ x: 0, y: 0 });
  });

  it('wraps at the edge of the area and drops what is below it', () => {
    const printer = new BenchPrinter().send([ESC, 0x4c], AREA, `${'x'.repeat(34)}\n`, '\n'.repeat(9), 'below', [FF]);
    expect(printer.paper.lines.slice(0, 2)).toEqual(['x'.repeat(33), 'x']);
    expect(printer.paper.text).not.toContain('below');
  });

  it('draws lines and rectangles', () => {
    const line = [GS, 0x28, 0x51, 12, 0, 48, 10, 0, 20, 0, 110, 0, 20, 0, 1, 2, 48];
    const rectangle = [GS, 0x28, 0x51, 14, 0, 49, 0, 0, 0, 0, 50, 0, 40, 0, 1, 1, 48, 48, 1];
    const bars = inkOf(new BenchPrinter().send([ESC, 0x4c], AREA, line, rectangle, [FF]));
    expect(bars[0]).toEqual({ kind: 'bar', x: 10, y: 20, width: 100, height: 2 });
    expect(bars).toHaveLength(5);
  });

  it('rules lines across and down in standard mode', () => {
    const across = [GS, 0x28, 0x51, 9, 0, 50, 0, 0, 0x40, 0x02, 1, 1, 3, 48];
    const down = (isOn: number) => [GS, 0x28, 0x51, 7, 0, 51, 100, 0, isOn, 1, 1, 48];
    const printer = new BenchPrinter().send(across, down(1), 'a\nb\n', down(0), 'c\n');
    expect(inkOf(printer).filter(({ kind }) => kind === 'bar')).toEqual([
      { kind: 'bar', x: 0, y: 0, width: 576, height: 4 },
      { kind: 'bar', x: 100, y: 0, width: 1, height: 30 },
      { kind: 'bar', x: 100, y: 0, width: 1, height: 30 },
    ]);
    expect(printer.paper.lines).toEqual(['a', 'b', 'c']);
  });
});

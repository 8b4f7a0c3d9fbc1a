import { chapters } from '../../register/index.ts';
import { type Physics, physicsKinds, type Register, type Variant, type Verdict } from '../types.ts';
import { cellWords, createPaint, type Paint, shorten, wrap } from './text-layout.ts';

export interface TerminalOptions {
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

interface Column {
  readonly variant: Variant;
  readonly physics: Physics;
}

type Row = readonly [id: string, cells: readonly Verdict[]];

const idWidth = 9;
const levelWidth = 7;
const cellWidth = 8;
/** Below this many columns a piece of the requirement's text says less than nothing. */
const leastTextWidth = 20;

/**
 * The matrix for the terminal: a block per chapter, a line per requirement that was exercised, and the rest of the
 * chapter as a list of ids, so that nothing is out of sight. With `register`, wide terminals show what a row asks for.
 */
export function renderMatrix(
  verdicts: readonly Verdict[],
  options: TerminalOptions & { readonly register?: Register },
): string {
  const paint = createPaint(options.colour);
  const columns = columnsOf(verdicts);
  const rows: Row[] = [...Map.groupBy(verdicts, ({ requirement }) => requirement)];
  const texts = new Map(options.register?.requirements.map(({ id, text }) => [id, text.en]));
  const blocks = [
    ...chapters.map(({ id, en }) => ({ title: `${id}  ${en}`, rows: rows.filter(([row]) => chapterOf(row) === id) })),
    { title: 'Not in the register', rows: rows.filter(([row]) => chapterOf(row) === undefined) },
  ];
  return [
    ...header(columns, paint),
    ...blocks
      .filter((block) => block.rows.length > 0)
      .flatMap((block) => renderBlock(block, columns, texts, options.width, paint)),
    '',
    ...wrap(
      'open = not exercised, ERROR = harness error, – = not applicable, warned = a SHOULD that failed',
      options.width,
    ).map((line) => paint('dim', line)),
  ].join('\n');
}

/** The chapter of a well-formed id; a misspelt one has none. */
function chapterOf(id: string): string | undefined {
  return chapters.find((chapter) => id.startsWith(`${chapter.id}-`) && /-\d\d$/.test(id))?.id;
}

function columnsOf(verdicts: readonly Verdict[]): Column[] {
  const variants = [...new Set(verdicts.map(({ variant }) => variant))];
  const physics = physicsKinds.filter((kind) => verdicts.some((verdict) => verdict.physics === kind));
  return variants.flatMap((variant) => physics.map((kind) => ({ variant, physics: kind })));
}

function header(columns: readonly Column[], paint: Paint): string[] {
  const margin = ' '.repeat(idWidth + levelWidth);
  const variants = columns.map(({ variant }, index) => (variant === columns[index - 1]?.variant ? '' : variant));
  const cells = (words: readonly string[]) => words.map((word) => word.padEnd(cellWidth)).join('');
  return [
    paint('bold', `${margin}${cells(variants)}`.trimEnd()),
    paint(
      'dim',
      `${margin}${cells(columns.map(({ physics }) => (physics === 'simulated' ? 'simul.' : 'live')))}`.trimEnd(),
    ),
  ];
}

function renderBlock(
  block: { readonly title: string; readonly rows: readonly Row[] },
  columns: readonly Column[],
  texts: ReadonlyMap<string, string>,
  width: number,
  paint: Paint,
): string[] {
  const has = ([, cells]: Row, ...words: Verdict['verdict'][]) => cells.some(({ verdict }) => words.includes(verdict));
  const exercised = block.rows.filter((row) => has(row, 'passed', 'failed', 'warned', 'harness error'));
  const open = block.rows.filter((row) => !exercised.includes(row) && has(row, 'not exercised'));
  const outside = block.rows.filter((row) => !exercised.includes(row) && !open.includes(row));
  const lines = exercised.map((row) => renderRow(row, columns, texts, width, paint));
  return [
    '',
    paint('bold', block.title),
    ...lines,
    ...listIds('not exercised', open, width),
    ...listIds('not applicable', outside, width).map((line) => paint('dim', line)),
  ];
}

function renderRow(
  [id, cells]: Row,
  columns: readonly Column[],
  texts: ReadonlyMap<string, string>,
  width: number,
  paint: Paint,
): string {
  const words = columns.map((column) => {
    const cell = cells.find(({ variant, physics }) => variant === column.variant && physics === column.physics);
    const { word, style } = cellWords[cell?.verdict ?? 'not applicable'];
    return paint(style, word) + ' '.repeat(cellWidth - word.length);
  });
  const left = idWidth + levelWidth + columns.length * cellWidth;
  const text = width - left >= leastTextWidth ? shorten(texts.get(id) ?? '', width - left) : '';
  const level = (cells[0]?.level ?? '').padEnd(levelWidth);
  return `${`  ${id}`.padEnd(idWidth - 1)} ${level}${words.join('')}${text === '' ? '' : paint('dim', text)}`.trimEnd();
}

function listIds(title: string, rows: readonly Row[], width: number): string[] {
  if (rows.length === 0) return [];
  const [first = '', ...others] = wrap(`${rows.length} ${title}: ${rows.map(([id]) => id).join(' ')}`, width, '    ');
  return [first.replace(/^ {4}/, '  '), ...others];
}

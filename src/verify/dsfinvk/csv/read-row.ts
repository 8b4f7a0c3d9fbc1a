import type { Findings } from '../../findings.ts';
import type { Column } from '../tables/column.ts';
import { isLogTime, type NumberFormat, readBase64, readNumber, readTime } from './read-value.ts';
import { type PlacedColumn, placeOf, TableRow, unit } from './table-row.ts';

/** Reads rows of one table by its columns; what does not fit type, length or form is a finding. */
export class RowReader {
  readonly #file: string;
  readonly #columns: readonly PlacedColumn[];
  readonly #positions: ReadonlyMap<string, number>;
  readonly #numberFormat: NumberFormat;
  readonly #findings: Findings;
  /** The last good time of each column: most rows repeat that of their closing. */
  readonly #lastTimes = new Map<string, { readonly text: string; readonly at: number }>();

  constructor(file: string, columns: readonly PlacedColumn[], numberFormat: NumberFormat, findings: Findings) {
    this.#file = file;
    this.#columns = columns;
    this.#positions = new Map(columns.map(({ name, at }) => [name, at]));
    this.#numberFormat = numberFormat;
    this.#findings = findings;
  }

  read(number: number, fields: readonly string[]): TableRow {
    if (fields.length !== this.#columns.length) {
      this.#findings.add(
        'CSV-FIELDS',
        placeOf(this.#file, number),
        `The row has ${fields.length} fields, expected ${this.#columns.length}.`,
      );
    }
    const numbers = this.#columns.map(({ schema, at }) =>
      schema ? this.#value(schema, fields[at] ?? '', number) : undefined,
    );
    return new TableRow(this.#file, number, this.#positions, fields, numbers);
  }

  #value(column: Column, text: string, row: number): number | undefined {
    if (text === '') {
      if (column.isMandatory)
        this.#findings.add('CSV-EMPTY', placeOf(this.#file, row, column.name), 'The column must be filled.');
      return undefined;
    }
    if (column.kind === 'number') return this.#number(column, text, row);
    this.#checkText(column, text, row);
    return column.form === 'time' || column.form === 'log-time' ? this.#time(column, text, row) : undefined;
  }

  #number(column: Column, text: string, row: number): number | undefined {
    const read = readNumber(text, this.#numberFormat);
    const place = () => placeOf(this.#file, row, column.name);
    if (!read) {
      const { decimalSymbol, groupingSymbol } = this.#numberFormat;
      const expected = `digits, "${decimalSymbol}" before the decimals, if need be "${groupingSymbol}" between thousands`;
      this.#findings.add('CSV-NUMBER', place(), `${quoted(text)} is no number: expected ${expected}.`);
      return undefined;
    }
    if (read.decimals > column.decimals)
      this.#findings.add(
        'CSV-DECIMALS',
        place(),
        `${quoted(text)} has ${read.decimals} decimals, at most ${column.decimals} are possible.`,
      );
    const fewest = Math.min(column.decimals, column.decimals === 3 ? 3 : 2);
    if (read.decimals < fewest)
      this.#findings.add(
        'CSV-DECIMALS-FEW',
        place(),
        `${quoted(text)} has ${read.decimals} decimals, usual are ${fewest}.`,
      );
    return column.decimals === 0 ? read.value / unit : read.value;
  }

  #checkText(column: Column, text: string, row: number): void {
    const wrong = problemOf(column, text);
    if (wrong) this.#findings.add(wrong.rule, placeOf(this.#file, row, column.name), wrong.text);
  }

  #time(column: Column, text: string, row: number): number | undefined {
    const last = this.#lastTimes.get(column.name);
    if (last?.text === text) return last.at;
    const read = readTime(text);
    const place = placeOf(this.#file, row, column.name);
    if (!read) {
      this.#findings.add(
        'CSV-TIME',
        place,
        `${quoted(text)} is no time of the form YYYY-MM-DDThh:mm:ss with zone or Z.`,
      );
      return undefined;
    }
    if (column.form === 'log-time' && !isLogTime(text)) {
      const expected = 'times of the TSE are written YYYY-MM-DDThh:mm:ss.fffZ';
      this.#findings.add('CSV-TIME-LOG', place, `${quoted(text)}: ${expected}.`);
    } else if (!read.hasZone) {
      this.#findings.add('CSV-TIME-ZONE', place, `${quoted(text)} does not say in which time zone.`);
    } else {
      this.#lastTimes.set(column.name, { text, at: read.at });
    }
    return read.at;
  }
}

/** Control characters but line ends and tabs, and the sign for what could not be read. */
const lostOrControl = /[^\P{Cc}\r\n\t]|\ufffd/u;

type TextRule = 'CSV-LENGTH' | 'CSV-CHARACTERS' | 'CSV-WORD' | 'CSV-FLAG' | 'CSV-FORM';

function problemOf(column: Column, text: string): { readonly rule: TextRule; readonly text: string } | undefined {
  // Code points, not UTF-16 units; most texts are short enough either way.
  const length = text.length > column.maxLength ? [...text].length : 0;
  if (length > column.maxLength)
    return { rule: 'CSV-LENGTH', text: `The text has ${length} characters, at most ${column.maxLength} are possible.` };
  if (lostOrControl.test(text))
    return { rule: 'CSV-CHARACTERS', text: `${quoted(text)} holds control characters or characters that were lost.` };
  if (column.words && !column.words.includes(text))
    return { rule: 'CSV-WORD', text: `${quoted(text)} is none of: ${column.words.join(', ')}.` };
  if (column.form === 'flag' && text !== '0' && text !== '1')
    return { rule: 'CSV-FLAG', text: `${quoted(text)} is neither 0 nor 1.` };
  return formProblem(column, text);
}

function formProblem(column: Column, text: string): { readonly rule: 'CSV-FORM'; readonly text: string } | undefined {
  const wrong = (expected: string) => ({ rule: 'CSV-FORM', text: `${quoted(text)} is no ${expected}.` }) as const;
  switch (column.form) {
    case 'currency':
      return /^[A-Z]{3}$/.test(text) ? undefined : wrong('currency of ISO 4217, for example EUR');
    case 'base64':
      return readBase64(text) ? undefined : wrong('base64');
    case 'hex':
      return /^[0-9A-Fa-f]+$/.test(text) ? undefined : wrong('hexadecimal number');
    case 'day':
      return readTime(text.length === 10 ? `${text}T00:00:00Z` : text)
        ? undefined
        : wrong('day of the form YYYY-MM-DD');
    default:
      return undefined;
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}

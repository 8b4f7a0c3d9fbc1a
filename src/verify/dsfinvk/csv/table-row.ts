import type { Column } from '../tables/column.ts';

/** Money and quantities are counted in hundred-thousandths, the finest that the DSFinV-K knows (five decimals). */
export const unit = 100_000;

/** One row of a table whose content was read by its columns. */
export class TableRow {
  readonly file: string;
  /** 1 is the row of headings. */
  readonly number: number;
  readonly #positions: ReadonlyMap<string, number>;
  readonly #fields: readonly string[];
  readonly #numbers: readonly (number | undefined)[];

  constructor(
    file: string,
    number: number,
    positions: ReadonlyMap<string, number>,
    fields: readonly string[],
    numbers: readonly (number | undefined)[],
  ) {
    this.file = file;
    this.number = number;
    this.#positions = positions;
    this.#fields = fields;
    this.#numbers = numbers;
  }

  /** Text of a column; empty when the table lacks it. */
  text(column: string): string {
    const at = this.#positions.get(column);
    return at === undefined ? '' : (this.#fields[at] ?? '');
  }

  /**
   * Number of a column: whole ones as they are, those with decimals in hundred-thousandths.
   * Undefined when it is empty or cannot be read (then that is a finding already).
   */
  value(column: string): number | undefined {
    const at = this.#positions.get(column);
    return at === undefined ? undefined : this.#numbers[at];
  }

  /** Unix milliseconds of a time of the till. */
  time(column: string): number | undefined {
    return this.value(column);
  }

  place(column?: string): string {
    return placeOf(this.file, this.number, column);
  }
}

export function placeOf(file: string, row: number, column?: string): string {
  return column === undefined ? `${file}, row ${row}` : `${file}, row ${row}, column ${column}`;
}

/** A column of a table at hand, with its place in the row; without schema when it is one of the till's own. */
export interface PlacedColumn {
  readonly name: string;
  readonly at: number;
  readonly schema: Column | undefined;
}

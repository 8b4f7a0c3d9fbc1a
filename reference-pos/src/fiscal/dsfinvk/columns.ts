/** A column of a DSFinV-K table: text with its greatest length, or a number with its decimals. */
export type Column =
  | { readonly name: string; readonly kind: 'text'; readonly maxLength: number }
  | { readonly name: string; readonly kind: 'number'; readonly decimals: number };

/** What stands in a row: text, or a number in units of 10^-5 (money and amounts are never floats here). */
export type Value = string | Scaled | undefined;

/** A number as an integer of hundred-thousandths: enough for every column of the DSFinV-K (five decimals at most). */
export interface Scaled {
  readonly micro: number;
}

export type Row = Readonly<Record<string, Value>>;

export interface Table {
  /** File name without `.csv`. */
  readonly name: string;
  /** Logical name of the DSFinV-K, e.g. `Bonpos`. */
  readonly title: string;
  readonly columns: readonly Column[];
}

export const text = (name: string, maxLength: number): Column => ({ name, kind: 'text', maxLength });
export const number = (name: string, decimals: number): Column => ({ name, kind: 'number', decimals });

export const cents = (value: number): Scaled => ({ micro: value * 1_000 });
export const micro = (value: number): Scaled => ({ micro: value });
export const whole = (value: number): Scaled => ({ micro: value * 100_000 });
export const flag = (isSet: boolean): string => (isSet ? '1' : '0');
export const time = (atMs: number): string => new Date(atMs).toISOString();

import type { LogTimeFormat } from '../../log/log-time.ts';

/** A number as the tables write it, in hundred-thousandths when it has decimals; undefined when it is none. */
export interface ReadNumber {
  readonly value: number;
  readonly decimals: number;
}

export interface NumberFormat {
  readonly decimalSymbol: string;
  readonly groupingSymbol: string;
}

const digits = /^\d+$/;

/** Reads `-1.234,50`; grouping, where it is used, is used right. */
export function readNumber(text: string, format: NumberFormat): ReadNumber | undefined {
  const isNegative = text.startsWith('-');
  const unsigned = isNegative ? text.slice(1) : text;
  const point = unsigned.indexOf(format.decimalSymbol);
  const whole = ungrouped(point < 0 ? unsigned : unsigned.slice(0, point), format.groupingSymbol);
  const fraction = point < 0 ? '' : unsigned.slice(point + format.decimalSymbol.length);
  if (whole === undefined || !(point < 0 || digits.test(fraction)) || whole.length > 15) return undefined;
  const scaled = Number(whole) * 100_000 + Number(fraction.slice(0, 5).padEnd(5, '0'));
  return { value: isNegative ? 0 - scaled : scaled, decimals: fraction.length };
}

function ungrouped(text: string, symbol: string): string | undefined {
  if (digits.test(text)) return text;
  const groups = text.split(symbol);
  const isGrouped = groups.every(
    (group, at) => digits.test(group) && (at === 0 ? group.length <= 3 : group.length === 3),
  );
  return symbol !== '' && isGrouped ? groups.join('') : undefined;
}

/** Reads a time of the till; `hasZone` is false for the local times that older exports carry. */
export function readTime(text: string): { readonly at: number; readonly hasZone: boolean } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (!match) return undefined;
  const [, seconds, fraction = '', zone] = match as unknown as [string, string, string | undefined, string | undefined];
  const local = Date.parse(`${seconds}Z`);
  // Date.parse rolls the 31st of short months over.
  if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 19) !== seconds) return undefined;
  const offset = offsetMs(zone);
  if (offset === undefined) return undefined;
  return { at: local + Math.floor(Number(`0${fraction}`) * 1000) - offset, hasZone: zone !== undefined };
}

function offsetMs(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 14 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** `YYYY-MM-DDThh:mm:ss.fffZ`, as transactions_tse.csv and QR codes write times of the TSE. */
export function isLogTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text);
}

export const logTimeFormats: ReadonlySet<string> = new Set<LogTimeFormat>([
  'unixTime',
  'utcTime',
  'utcTimeWithSeconds',
  'generalizedTime',
  'generalizedTimeWithMilliseconds',
]);

/** Bytes of canonical base64; undefined for anything else. */
export function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}

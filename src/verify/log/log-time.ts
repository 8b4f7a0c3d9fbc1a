import { Malformed } from '../malformed.ts';

/** Names of the formats as QR codes and DSFinV-K print them. */
export type LogTimeFormat =
  | 'unixTime'
  | 'utcTime'
  | 'utcTimeWithSeconds'
  | 'generalizedTime'
  | 'generalizedTimeWithMilliseconds';

/** How fine a format is. */
export const precisionMs: Readonly<Record<LogTimeFormat, number>> = {
  unixTime: 1000,
  utcTime: 60_000,
  utcTimeWithSeconds: 1000,
  generalizedTime: 1000,
  generalizedTimeWithMilliseconds: 1,
};

/** A time as the security module wrote it. */
export interface LogTime {
  readonly format: LogTimeFormat;
  /** Unix milliseconds. */
  readonly at: number;
  /** As written: decimal seconds for unixTime, else the text of the element. */
  readonly text: string;
}

const utcTime = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
const generalizedTime = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{3}))?Z$/;

/** unixTime in whole seconds. */
export function unixLogTime(seconds: number): LogTime {
  if (seconds > 253_402_300_799) throw new Malformed(`unixTime ${seconds} is later than the year 9999`);
  return { format: 'unixTime', at: seconds * 1000, text: String(seconds) };
}

/** UTCTime `YYMMDDhhmm[ss]Z` (TR-03151 table 9). */
export function utcLogTime(text: string): LogTime {
  const parts = utcTime.exec(text);
  if (!parts) throw new Malformed(`UTCTime "${text}" is not of the form YYMMDDhhmm[ss]Z`);
  const [, year, month, day, hour, minute, second] = parts;
  // X.509 and X.680 read two-digit years from 50 on as 19xx.
  const fullYear = Number(year) + (Number(year) < 50 ? 2000 : 1900);
  const at = instant(text, fullYear, Number(month), Number(day), Number(hour), Number(minute), Number(second ?? 0), 0);
  return { format: second === undefined ? 'utcTime' : 'utcTimeWithSeconds', at, text };
}

/** GeneralizedTime `YYYYMMDDhhmmss[.fff]Z` (TR-03151 table 9). */
export function generalizedLogTime(text: string): LogTime {
  const parts = generalizedTime.exec(text);
  if (!parts) throw new Malformed(`GeneralizedTime "${text}" is not of the form YYYYMMDDhhmmss[.fff]Z`);
  const [, year, month, day, hour, minute, second, milli] = parts;
  const at = instant(
    text,
    Number(year),
    Number(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number(milli ?? 0),
  );
  return { format: milli === undefined ? 'generalizedTime' : 'generalizedTimeWithMilliseconds', at, text };
}

function instant(
  text: string,
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  milli: number,
): number {
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milli);
  const back = new Date(at);
  const isReal =
    back.getUTCMonth() === month - 1 && back.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  if (!isReal) throw new Malformed(`"${text}" is not a date that exists`);
  return at;
}

/** The text a module of the given format writes for an instant; the way back of the readers above. */
export function logTimeText(format: LogTimeFormat, at: number): string {
  const iso = new Date(at).toISOString();
  const digits = iso.replace(/[-:T]/g, '');
  switch (format) {
    case 'unixTime':
      return String(Math.floor(at / 1000));
    case 'utcTime':
      return `${digits.slice(2, 12)}Z`;
    case 'utcTimeWithSeconds':
      return `${digits.slice(2, 14)}Z`;
    case 'generalizedTime':
      return `${digits.slice(0, 14)}Z`;
    case 'generalizedTimeWithMilliseconds':
      return `${digits.slice(0, 14)}.${iso.slice(20, 23)}Z`;
  }
}

import { integerBytes, TAG, text, tlv } from '../crypto/der.ts';

/** How a TSE writes the time into its messages (names as DSFinV-K `TSE_ZEITFORMAT` and QR field 9 print them). */
export type LogTimeFormat =
  | 'unixTime'
  | 'utcTime'
  | 'utcTimeWithSeconds'
  | 'generalizedTime'
  | 'generalizedTimeWithMilliseconds';

/** The logTime element of a message (TR-03151 table 9). @param seconds Unix seconds, UTC */
export function logTimeElement(seconds: number, format: LogTimeFormat): Uint8Array {
  switch (format) {
    case 'unixTime':
      return tlv(TAG.integer, integerBytes(seconds));
    case 'utcTime':
    case 'utcTimeWithSeconds':
      return tlv(TAG.utcTime, text(logTimeText(seconds, format)));
    case 'generalizedTime':
    case 'generalizedTimeWithMilliseconds':
      return tlv(TAG.generalizedTime, text(logTimeText(seconds, format)));
  }
}

/** A time inside systemOperationData: the same format, inner universal tag omitted, unixTime as raw big-endian bytes. */
export function logTimeContent(seconds: number, format: LogTimeFormat): Uint8Array {
  return format === 'unixTime' ? integerBytes(seconds) : text(logTimeText(seconds, format));
}

/** The `<F>_<DATE>` beginning of a log file name (TR-03151 5.1.2). */
export function logTimeFileName(seconds: number, format: LogTimeFormat): string {
  const label = format === 'unixTime' ? 'Unixt' : format.startsWith('utc') ? 'Utc' : 'Gent';
  return `${label}_${logTimeText(seconds, format)}`;
}

function logTimeText(seconds: number, format: LogTimeFormat): string {
  if (format === 'unixTime') return String(seconds);
  const digits = new Date(seconds * 1000).toISOString().replace(/[-:T]/g, '').slice(0, 14);
  switch (format) {
    case 'utcTime':
      return `${digits.slice(2, 12)}Z`;
    case 'utcTimeWithSeconds':
      return `${digits.slice(2)}Z`;
    case 'generalizedTime':
      return `${digits}Z`;
    case 'generalizedTimeWithMilliseconds':
      return `${digits}.000Z`;
  }
}

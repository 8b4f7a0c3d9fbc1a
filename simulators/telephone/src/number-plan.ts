import { TelephoneError } from './telephone-error.ts';

/** How a number goes over the line: `03023125201`, `004930…`, `+4930…`, or without area code `23125201`. */
export type NumberForm = 'national' | 'international' | 'plus' | 'local';

export interface NumberingArea {
  /** Without its leading 0; Berlin is `30`. */
  readonly areaCode: string;
  /** Without prefix; Germany is `49`. */
  readonly countryCode: string;
}

/** E.164 allows 15 digits at most. */
const MOST_DIGITS = 15;
const FEWEST_DIGITS = 3;

/** Any way people write a number, as E.164 digits without the plus; throws `TELEPHONE_NUMBER_INVALID`. */
export function toE164(written: string, { areaCode, countryCode }: NumberingArea): string {
  // "+49 (0)30": the 0 in brackets is a hint for callers at home and not dialled from abroad.
  const isAbroadForm = /^\s*(\+|00)/.test(written);
  const text = isAbroadForm ? written.replace(/\(\s*0\s*\)/, '') : written;
  if (!/^\s*\+?[\d\s()/.\-–]+#?\s*$/.test(text)) throw invalid(written);
  const digits = text.replace(/\D/g, '');
  const e164 = isAbroadForm
    ? withoutTrunkZero(text.trim().startsWith('+') ? digits : digits.slice(2), countryCode)
    : digits.startsWith('0')
      ? countryCode + digits.slice(1)
      : countryCode + areaCode + digits;
  if (e164.length < FEWEST_DIGITS || e164.length > MOST_DIGITS) throw invalid(written);
  return e164;
}

function withoutTrunkZero(digits: string, countryCode: string): string {
  return digits.startsWith(`${countryCode}0`) ? countryCode + digits.slice(countryCode.length + 1) : digits;
}

function invalid(written: string): TelephoneError {
  const message = `"${written}" is no telephone number: expected 3 to 15 digits, with + or 00 for abroad; to send other characters over the line, use the option "sent".`;
  return new TelephoneError('TELEPHONE_NUMBER_INVALID', message);
}

/** E.164 digits in the form an exchange sends them. A foreign number has no national or local form and goes with 00. */
export function numberIn(form: NumberForm, e164: string, { areaCode, countryCode }: NumberingArea): string {
  const isAtHome = e164.startsWith(countryCode);
  const national = e164.slice(countryCode.length);
  switch (form) {
    case 'plus':
      return `+${e164}`;
    case 'international':
      return `00${e164}`;
    case 'national':
      return isAtHome ? `0${national}` : `00${e164}`;
    case 'local':
      if (!isAtHome) return `00${e164}`;
      return national.startsWith(areaCode) ? national.slice(areaCode.length) : `0${national}`;
  }
}

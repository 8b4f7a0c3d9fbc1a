import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** What somebody wrote, or a device reported, as a telephone number. */
export type PhoneNumber =
  | {
      readonly kind: 'number';
      /** `+49…`. */
      readonly e164: string;
      /** Written without 0, 00 or + in front: the area code is a guess (the salon's own). */
      readonly isLocal: boolean;
      readonly raw: string;
    }
  /** 110, 112, 115, 116xyz, 118xy: dialled as they are. */
  | { readonly kind: 'service'; readonly digits: string; readonly raw: string }
  | { readonly kind: 'none'; readonly reason: 'withheld' | 'unavailable' }
  | { readonly kind: 'unreadable'; readonly raw: string };

/** E.164: 15 digits at most; fewer than 7, country and area included, are no number. */
const mostDigits = 15;
const fewestDigits = 7;
/** Nobody writes a number in more characters. */
const longestText = 100;
const withheldWords = /^(p|private|privat|restricted|anonymous|anonym|withheld|unterdrückt|unbekannt)$/i;
const unavailableWords = /^(o|unavailable|out of area|unknown|not available)$/i;
const extensionWords = /[\s,;-]*\b(app(?:arat|\.)?|dw|durchwahl|ext(?:ension|\.)?)\.?\s*\d{1,5}$/i;

/**
 * Reads a number in any German spelling: `030 23125-201`, `(030) 23125201`, `+49 (0)30 23125201`, `0049…`, `4930…` as modems
 * write it, or `23125201` in the salon's own area. `areaCode` is the salon's, without its 0.
 */
export function readPhoneNumber(raw: string, areaCode: string): PhoneNumber {
  if (raw.length > longestText) return { kind: 'unreadable', raw: raw.slice(0, longestText) };
  const text = raw.normalize('NFKC').trim().replace(extensionWords, '');
  if (text === '' || withheldWords.test(text) || /^0{3,}$/.test(text)) return { kind: 'none', reason: 'withheld' };
  if (unavailableWords.test(text)) return { kind: 'none', reason: 'unavailable' };
  // "+49 (0)30": the 0 in brackets is for callers inside the country. What follows # or * was for the exchange.
  const compact = text.replace(/^((?:\+|00)[\d\s]*)\(\s*0\s*\)/, '$1').replace(/(?<=\d)\s*[#*].*$/, '');
  if (!/^\+?[\d\s()/.\-\u2010-\u2015]+$/.test(compact)) return { kind: 'unreadable', raw };
  const hasPlus = compact.startsWith('+');
  return fromDigits(compact.replaceAll(/\D/g, ''), hasPlus, areaCode, raw);
}

function fromDigits(digits: string, hasPlus: boolean, areaCode: string, raw: string): PhoneNumber {
  if (hasPlus) return international(digits, raw);
  const dialled = withoutCarrier(digits);
  if (dialled.startsWith('00')) return international(dialled.slice(2), raw);
  if (dialled.startsWith('0')) return international(`49${dialled.slice(1)}`, raw);
  if (/^(110|112|115|116\d{3}|118\d{2,3})$/.test(dialled)) return { kind: 'service', digits: dialled, raw };
  // A modem may leave the + or 00 out; a local number of that length does not begin with 49 in practice.
  if (/^49\d{9,}$/.test(dialled)) return international(dialled, raw);
  return international(`49${areaCode}${dialled}`, raw, true);
}

function international(digits: string, raw: string, isLocal = false): PhoneNumber {
  // +49 030…: the 0 does not belong there.
  const clean = digits.startsWith('490') ? `49${digits.slice(3)}` : digits;
  if (clean.length < fewestDigits || clean.length > mostDigits || clean.startsWith('0'))
    return { kind: 'unreadable', raw };
  return { kind: 'number', e164: `+${clean}`, isLocal, raw };
}

/** Call-by-call: 010xy or 0100yy before a number that begins with 0. The library does not know it. */
function withoutCarrier(digits: string): string {
  return digits.replace(/^(?:0100\d{2}|010[1-9]\d)(?=0[1-9])/, '');
}

/** As people here write it: `030 23125201`, and `+43 664 12345` from abroad. */
export function phoneNumberText(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164);
  if (!parsed) return e164;
  return parsed.countryCallingCode === '49' ? parsed.formatNational() : parsed.formatInternational();
}

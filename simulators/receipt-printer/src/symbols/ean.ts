const L = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'] as const;
/** Which of the left digits of an EAN-13 are mirrored, by its first digit. */
const PARITY = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL'];
const UPC_E_PARITY = [
  'GGGLLL',
  'GGLGLL',
  'GGLLGL',
  'GGLLLG',
  'GLGGLL',
  'GLLGGL',
  'GLLLGG',
  'GLGLGL',
  'GLGLLG',
  'GLLGLG',
];
const GUARD = '111';
const MIDDLE = '11111';

function digit(value: string, set: string): string {
  const widths = L[Number(value)]!;
  return set === 'G' ? [...widths].reverse().join('') : widths;
}

/** The check digit over weights 3 and 1 from the right. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, d, i) => total + Number(d) * (i % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** Adds the check digit when it is missing; one that was sent is taken as it is, right or wrong. */
function complete(digits: string, length: number): string | undefined {
  if (!/^\d+$/.test(digits)) return undefined;
  if (digits.length === length - 1) return digits + checkDigit(digits);
  return digits.length === length ? digits : undefined;
}

/** Widths of bars and spaces of an EAN-13, or nothing for wrong data. */
export function ean13(data: string): string | undefined {
  const digits = complete(data, 13);
  if (digits === undefined) return undefined;
  const parity = PARITY[Number(digits[0])]!;
  const left = [...digits.slice(1, 7)].map((d, i) => digit(d, parity[i]!)).join('');
  const right = [...digits.slice(7)].map((d) => digit(d, 'L')).join('');
  return GUARD + left + MIDDLE + right + GUARD;
}

export function upcA(data: string): string | undefined {
  const digits = complete(data, 12);
  return digits === undefined ? undefined : ean13(`0${digits}`);
}

export function ean8(data: string): string | undefined {
  const digits = complete(data, 8);
  if (digits === undefined) return undefined;
  const half = (part: string) => [...part].map((d) => digit(d, 'L')).join('');
  return GUARD + half(digits.slice(0, 4)) + MIDDLE + half(digits.slice(4)) + GUARD;
}

/** UPC-E from 6 to 8 digits, or from a UPC-A of 11 to 12 that can be shortened. */
export function upcE(data: string): string | undefined {
  if (!/^\d+$/.test(data)) return undefined;
  const six = sixDigits(data);
  if (six === undefined) return undefined;
  const check = data.length === 8 || data.length === 12 ? data.at(-1)! : checkDigit(expandUpcE(six));
  const parity = UPC_E_PARITY[Number(check)]!;
  return `${GUARD}${[...six].map((d, i) => digit(d, parity[i]!)).join('')}111111`;
}

function sixDigits(data: string): string | undefined {
  if (data.length === 6) return data;
  if (data.length === 7 || data.length === 8) return data.startsWith('0') ? data.slice(1, 7) : undefined;
  if (data.length !== 11 && data.length !== 12) return undefined;
  const [maker, item] = [data.slice(1, 6), data.slice(6, 11)];
  if (!data.startsWith('0')) return undefined;
  if (/^..[012]00$/.test(maker) && item.startsWith('00')) return maker.slice(0, 2) + item.slice(2) + maker[2];
  if (/^...00$/.test(maker) && item.startsWith('000')) return `${maker.slice(0, 3)}${item.slice(3)}3`;
  if (/^....0$/.test(maker) && item.startsWith('0000')) return `${maker.slice(0, 4)}${item[4]}4`;
  if (item.startsWith('0000') && Number(item[4]) >= 5) return maker + item[4];
  return undefined;
}

/** The eleven digits of the UPC-A that a UPC-E stands for. */
function expandUpcE(six: string): string {
  const [a, b, c, d, e, last] = [...six] as [string, string, string, string, string, string];
  if (Number(last) <= 2) return `0${a}${b}${last}0000${c}${d}${e}`;
  if (last === '3') return `0${a}${b}${c}00000${d}${e}`;
  if (last === '4') return `0${a}${b}${c}${d}00000${e}`;
  return `0${a}${b}${c}${d}${e}0000${last}`;
}

/** What the text under the bars says: with check digit. */
export function eanText(system: 'ean13' | 'ean8' | 'upcA', data: string): string {
  return complete(data, { ean13: 13, ean8: 8, upcA: 12 }[system]) ?? data;
}

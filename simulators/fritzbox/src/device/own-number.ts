/** One number of the box. */
export interface OwnNumber {
  /** In any spelling; under it the exchange finds the box. */
  readonly number: string;
  /** How the call monitor writes it; default the digits without the area code of its place, as boxes do. */
  readonly shownAs?: string;
  /** `SIP0`, `SIP1` …, `ISDN`, `POTS`; default `SIP` and its place in the list. */
  readonly line?: string;
}

export interface KnownNumber {
  readonly number: string;
  /** National digits with 0. */
  readonly national: string;
  readonly shownAs: string;
  readonly line: string;
}

/** The numbers of a box in full. `areaCode` without its 0. */
export function knownNumbers(numbers: readonly (string | OwnNumber)[], areaCode: string): readonly KnownNumber[] {
  return numbers.map((given, index) => {
    const { number, shownAs, line } = typeof given === 'string' ? { number: given } : { ...given };
    const national = nationalDigits(number, areaCode);
    const local = national.startsWith(`0${areaCode}`) ? national.slice(areaCode.length + 1) : national;
    return { number, national, shownAs: shownAs ?? local, line: line ?? `SIP${index}` };
  });
}

/** German digits with their 0, from any spelling. */
export function nationalDigits(number: string, areaCode: string): string {
  const digits = number.replace(/\(0\)/, '').replace(/[^\d+]/g, '');
  const abroad = /^(?:\+49|0049)0?(.*)$/.exec(digits);
  if (abroad) return `0${abroad[1]}`;
  return digits.startsWith('0') || digits.startsWith('+') ? digits : `0${areaCode}${digits}`;
}

/** Digits of a card number that may be kept (PH-14): the last four. */
const kept = 4;

/** BMP 22: digits, E for what the terminal has masked already, F to fill up. Whatever it tells, four digits are left. */
export function maskedNumber(bmpDigits: string): string | undefined {
  const places = bmpDigits.replace(/F+$/, '');
  const isTelling = places.length >= 8 && places.length <= 20;
  return isTelling ? `${'#'.repeat(places.length - kept)}${places.slice(-kept).replace(/\D/g, '#')}` : undefined;
}

/**
 * Masks card numbers in a line of a slip: what ends like this payment's card, and every number that could be one by its
 * length and check digit. Contract and terminal numbers stay.
 */
export function withoutCardNumbers(line: string, lastDigits: string | undefined): string {
  return line.replace(/\d(?:[ -]?\d){12,18}(?!\d)/g, (found) => {
    const number = found.replace(/\D/g, '');
    const isCard = isLuhn(number) || (lastDigits !== undefined && number.endsWith(lastDigits));
    return isCard ? masked(found) : found;
  });
}

function masked(found: string): string {
  let toMask = found.replace(/\D/g, '').length - kept;
  return found.replace(/\d/g, (digit) => {
    toMask -= 1;
    return toMask >= 0 ? '#' : digit;
  });
}

function isLuhn(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .map((digit, index) => (index % 2 === 1 ? Number(digit) * 2 : Number(digit)))
    .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
  return sum % 10 === 0;
}

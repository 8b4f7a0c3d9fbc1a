import { type NumberingArea, toE164 } from './number-plan.ts';

/**
 * Ways in which people and machines write one German number, at least 40 of them, all different. `area.areaCode` must be
 * the number's own for the local spellings to mean it.
 */
export function spellingsOf(
  written: string,
  area: NumberingArea = { areaCode: '30', countryCode: '49' },
): readonly string[] {
  const { areaCode: code, countryCode: country } = area;
  const e164 = toE164(written, area);
  const local = e164.slice(country.length + code.length);
  if (!e164.startsWith(country + code)) return [`+${e164}`, `00${e164}`, `+${grouped(e164, 2, ' ')}`];
  const prefixes = [
    `0${code}`,
    `0${code} `,
    `0${code}/`,
    `0${code}-`,
    `0${code} - `,
    `(0${code}) `,
    `+${country}${code}`,
    `+${country} ${code} `,
    `+${country} (0)${code} `,
    `+${country}-${code}-`,
    `+${country} (${code}) `,
    `00${country}${code}`,
    `00${country} ${code} `,
    `00${country}(0)${code}/`,
    '',
  ];
  const bodies = [
    local,
    grouped(local, 2, ' '),
    grouped(local, 3, ' '),
    grouped(local, 3, '-'),
    `${local.slice(0, -3)}.${local.slice(-3)}`,
  ];
  return [...new Set(prefixes.flatMap((prefix) => bodies.map((body) => prefix + body)))];
}

function grouped(digits: string, size: number, separator: string): string {
  return digits.match(new RegExp(`.{1,${size}}`, 'g'))?.join(separator) ?? digits;
}

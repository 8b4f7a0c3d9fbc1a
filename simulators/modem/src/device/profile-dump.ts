import type { ModemSettings } from './modem-settings.ts';

const PER_LINE = 8;

/** What AT&V and ATI4 show: switches, then registers. Layout unverified. */
export function profileDump(settings: ModemSettings): readonly string[] {
  const { flags, registers } = settings.values;
  const switches = Object.entries(flags).map(([name, value]) => `${name}${value}`);
  const shown = registers.flatMap((value, number) =>
    number <= 12 || number === 41 ? [`S${String(number).padStart(2, '0')}:${threeDigits(value)}`] : [],
  );
  return ['ACTIVE PROFILE:', switches.join(' '), ...rows(shown)];
}

export function threeDigits(value: number): string {
  return String(value).padStart(3, '0');
}

function rows(items: readonly string[]): readonly string[] {
  const count = Math.ceil(items.length / PER_LINE);
  return Array.from({ length: count }, (_, row) => items.slice(row * PER_LINE, (row + 1) * PER_LINE).join(' '));
}

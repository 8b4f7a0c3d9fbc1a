// Swedish dates are written as ISO 8601 writes them.
const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** `2026-11-24`: the day it is in the salon, whatever the machine's zone is. */
export function berlinDay(atMs: number): string {
  return format.format(atMs);
}

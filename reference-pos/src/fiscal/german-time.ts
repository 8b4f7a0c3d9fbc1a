const date = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', dateStyle: 'medium' });
const time = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', timeStyle: 'medium' });

/** `23.11.2026 10:15:33`: the wall clock in the salon, whatever the machine's zone is. */
export function germanTime(at: string | number): string {
  const moment = new Date(at);
  return `${date.format(moment)} ${time.format(moment)}`;
}

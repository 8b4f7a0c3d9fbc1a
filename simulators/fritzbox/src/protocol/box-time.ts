const berlin = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The box's own time as it writes it, `12.05.26 09:14:03`; `at` in Unix milliseconds. */
export function boxTime(at: number): string {
  const parts = Object.fromEntries(berlin.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['day']}.${parts['month']}.${parts['year']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

const zone = 'Europe/Berlin';
const dateFormat = new Intl.DateTimeFormat('de-DE', {
  timeZone: zone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const minuteFormat = new Intl.DateTimeFormat('de-DE', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const secondFormat = new Intl.DateTimeFormat('de-DE', {
  timeZone: zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** `23.11.2026`, as it stands on paper in the salon. */
export function berlinDate(at: number): string {
  return dateFormat.format(at);
}

/** `14:05` or `14:05:30`, local time of the salon. */
export function berlinTime(at: number, precision: 'minutes' | 'seconds'): string {
  return (precision === 'minutes' ? minuteFormat : secondFormat).format(at);
}

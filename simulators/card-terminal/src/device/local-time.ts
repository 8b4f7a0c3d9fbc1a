const BERLIN = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Digits as terminals write them: HHMMSS and MMDD in Berlin, and a date for people. */
export function localTime(at: number) {
  const parts = Object.fromEntries(BERLIN.formatToParts(at).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return {
    hhmmss: `${hour}${minute}${second}`,
    mmdd: `${month}${day}`,
    yymmdd: `${year?.slice(-2)}${month}${day}`,
    text: `${day}.${month}.${year} ${hour}:${minute}:${second}`,
  };
}

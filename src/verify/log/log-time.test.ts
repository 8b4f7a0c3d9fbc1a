import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Malformed } from '../malformed.ts';
import { generalizedLogTime, type LogTimeFormat, logTimeText, unixLogTime, utcLogTime } from './log-time.ts';

const readers: Readonly<
  Record<LogTimeFormat, (text: string) => { readonly at: number; readonly format: LogTimeFormat }>
> = {
  unixTime: (text) => unixLogTime(Number(text)),
  utcTime: utcLogTime,
  utcTimeWithSeconds: utcLogTime,
  generalizedTime: generalizedLogTime,
  generalizedTimeWithMilliseconds: generalizedLogTime,
};
const precisionMs: Readonly<Record<LogTimeFormat, number>> = {
  unixTime: 1000,
  utcTime: 60_000,
  utcTimeWithSeconds: 1000,
  generalizedTime: 1000,
  generalizedTimeWithMilliseconds: 1,
};

describe('times of log messages', () => {
  it.each(Object.keys(readers) as LogTimeFormat[])('%s reads back what it writes', (format) => {
    const instants = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2049, 11, 31) });
    fc.assert(
      fc.property(instants, (instant) => {
        const at = instant - (instant % precisionMs[format]);
        expect(readers[format](logTimeText(format, at))).toMatchObject({ at, format });
      }),
    );
  });

  it.each(['261301000000Z', '260230000000Z', '260101240000Z', '2601010000', '20260101000000Z'])(
    'refuses UTCTime %s',
    (text) => {
      expect(() => utcLogTime(text)).toThrow(Malformed);
    },
  );

  it.each(['20260101000000', '20260101000000.1Z', '260101000000Z', '20260229000000Z'])(
    'refuses GeneralizedTime %s',
    (text) => {
      expect(() => generalizedLogTime(text)).toThrow(Malformed);
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phoneNumberText, readPhoneNumber } from './read-phone-number.ts';

const e164Of = (raw: string) => {
  const read = readPhoneNumber(raw, '30');
  return read.kind === 'number' ? read.e164 : read.kind;
};

describe('a telephone number', () => {
  it.each([
    '030 23125 201',
    '030/23125-201',
    '030-23125201',
    '(030) 23125 201',
    '(030)23125201',
    '030.23125.201',
    '030 – 23125 201',
    '+49 30 23125201',
    '+49 (0)30 23125 201',
    '+49(0)30/23125201',
    '+49 030 23125201',
    '0049 30 23125201',
    '0049(0)30 23125-201',
    '4930 23125201',
    '493023125201',
    '23125201',
    '23125-201',
    '030 23125201#',
    '01013030 23125201',
    '010033030 23125201',
    '030 23125201 App. 12',
    '  030\u00a023125\u00a0201 ',
    '０３０ 23125 201',
  ])('written as %j is the same', (raw) => {
    expect(e164Of(raw)).toBe('+493023125201');
  });

  it.each([
    ['+43 664 12345', '+4366412345'],
    ['0043 664 12345', '+4366412345'],
    ['+1 202 555 0123', '+12025550123'],
    ['0171 3920011', '+491713920011'],
    ['0049 176 04069012', '+4917604069012'],
    ['116117', 'service'],
    ['112', 'service'],
    ['11833', 'service'],
  ])('from elsewhere, %s is %s', (raw, e164) => {
    expect(e164Of(raw)).toBe(e164);
  });

  it.each([
    ['', 'withheld'],
    ['P', 'withheld'],
    ['Restricted', 'withheld'],
    ['anonymous', 'withheld'],
    ['0000000000', 'withheld'],
    ['O', 'unavailable'],
    ['Unavailable', 'unavailable'],
  ])('is missing in %j: %s', (raw, reason) => {
    expect(readPhoneNumber(raw, '30')).toEqual({ kind: 'none', reason });
  });

  it.each(['**612', 'sip:anna@example.org', '12345678901234567', 'abc', '1'])('is none in %j', (raw) => {
    expect(readPhoneNumber(raw, '30').kind).toBe('unreadable');
  });

  it('is shown as people here write it', () => {
    expect(phoneNumberText('+493023125201')).toBe('030 23125201');
    expect(phoneNumberText('+12025550123')).toBe('+1 202 555 0123');
  });

  it('never breaks the till, whatever a device says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const read = readPhoneNumber(raw, '30');
        if (read.kind === 'number') expect(read.e164).toMatch(/^\+[1-9]\d{6,14}$/);
      }),
    );
  });
});

import { expect, it } from 'vitest';
import type { Customer } from './customer.ts';
import { matchCustomers } from './match-customers.ts';
import { readPhoneNumber } from './read-phone-number.ts';

const customer = (number: number, ...phones: string[]): Customer => ({
  id: `c${number}`,
  number,
  name: `C${number}`,
  phones,
});
const customers = [
  customer(1, '030 23125 201'),
  customer(2, '040 23125 201'),
  customer(3, '030 23125 206'),
  customer(4, '+49 (0)30 23125206', '0171 3920011'),
  customer(5, '0221 4710-0'),
  customer(6, '+43 664 1234567'),
];
const found = (raw: string, areaCode = '30') =>
  matchCustomers(readPhoneNumber(raw, areaCode), customers, areaCode).map(({ number }) => number);

it('finds everybody with the number, and nobody with one that only ends like it', () => {
  expect(found('03023125201')).toEqual([1]);
  expect(found('+494023125201')).toEqual([2]);
  expect(found('03023125206')).toEqual([3, 4]);
  expect(found('01713920011')).toEqual([4]);
  expect(found('04123125201')).toEqual([]);
});

it('takes a number without area code for one of the own place', () => {
  expect(found('23125201')).toEqual([1]);
  expect(found('23125201', '40')).toEqual([2]);
});

it('takes a switchboard for all its extensions', () => {
  expect(found('02214710115')).toEqual([5]);
  expect(found('022147101')).toEqual([5]);
  expect(found('0221471011111')).toEqual([]);
});

it('compares from the right when a device has swallowed the beginning, and only if one customer fits', () => {
  expect(found('6641234567')).toEqual([6]);
  expect(found('23125201', '89')).toEqual([]);
});

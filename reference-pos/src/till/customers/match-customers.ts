import type { Customer } from './customer.ts';
import type { PhoneNumber } from './read-phone-number.ts';
import { readPhoneNumber } from './read-phone-number.ts';

/** Fewer digits than this say too little to be compared from the right. */
const digitsFromTheRight = 8;
/** Longest extension behind a switchboard. */
const extensionDigits = 4;

/**
 * Everybody with that number. Equal numbers come first; then a switchboard written `… -0`, which stands for all its
 * extensions; then, for a number without any prefix, the one customer whose number ends like it (a modem may swallow what
 * came before).
 */
export function matchCustomers(
  number: PhoneNumber,
  customers: readonly Customer[],
  areaCode: string,
): readonly Customer[] {
  if (number.kind !== 'number') return [];
  const known = customers.flatMap((customer) =>
    customer.phones.map((phone) => ({ customer, phone, read: readPhoneNumber(phone, areaCode) })),
  );
  const numbers = known.flatMap((entry) => (entry.read.kind === 'number' ? [{ ...entry, e164: entry.read.e164 }] : []));
  const equal = numbers.filter(({ e164 }) => e164 === number.e164);
  if (equal.length > 0) return distinct(equal.map(({ customer }) => customer));
  const behind = numbers.filter(({ phone, e164 }) => isBehind(number.e164, phone, e164));
  if (behind.length > 0) return distinct(behind.map(({ customer }) => customer));
  if (!number.isLocal) return [];
  const digits = number.raw.replaceAll(/\D/g, '');
  if (digits.length < digitsFromTheRight) return [];
  const alike = distinct(
    numbers.filter(({ e164 }) => e164.endsWith(digits.slice(-digitsFromTheRight))).map(({ customer }) => customer),
  );
  return alike.length === 1 ? alike : [];
}

function isBehind(caller: string, phone: string, e164: string): boolean {
  if (!/\d[-\u2010-\u2015]\s*0\s*$/.test(phone)) return false;
  const stem = e164.slice(0, -1);
  return caller.startsWith(stem) && caller.length <= stem.length + extensionDigits;
}

function distinct(customers: readonly Customer[]): readonly Customer[] {
  return [...new Set(customers)];
}

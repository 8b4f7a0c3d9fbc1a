import type { PhoneCall } from '../phone/phone-call.ts';
import type { Pos } from '../pos.ts';
import type { Customer } from '../till/customers/customer.ts';
import { phoneNumberText } from '../till/customers/read-phone-number.ts';
import { iso } from './views.ts';

/** A customer with what is worth knowing before anybody picks up. Health notes do not belong on a screen at reception. */
export function customerView(pos: Pos, customer: Customer) {
  const next = pos.records.customers.nextAppointment(customer.id, pos.host.clock.now());
  const nameOf = (id: string) => pos.staff.find((member) => member.id === id)?.name ?? id;
  return {
    id: customer.id,
    number: customer.number,
    name: customer.name,
    phones: customer.phones,
    ...(customer.formula ? { formula: customer.formula } : {}),
    ...(customer.note ? { note: customer.note } : {}),
    ...(customer.blockedBecause ? { blockedBecause: customer.blockedBecause } : {}),
    ...(customer.lastVisit ? { lastVisit: { at: iso(customer.lastVisit.atMs), text: customer.lastVisit.text } } : {}),
    ...(next ? { nextAppointment: { at: iso(next.startsAtMs), text: next.text, staff: nameOf(next.staffId) } } : {}),
  };
}

/** Somebody who calls: the number as people write it, or why there is none, and everybody who has it. */
export function callView(pos: Pos, { id, sinceMs, number, called, customers }: PhoneCall) {
  return {
    id,
    since: iso(sinceMs),
    ...(called === undefined ? {} : { called }),
    ...numberView(number),
    customers: customers.map((customer) => customerView(pos, customer)),
  };
}

function numberView(number: PhoneCall['number']) {
  if (number === undefined) return { withheld: 'not-sent' as const };
  switch (number.kind) {
    case 'number':
      return { number: phoneNumberText(number.e164), e164: number.e164 };
    case 'service':
      return { number: number.digits };
    case 'none':
      return { withheld: number.reason };
    case 'unreadable':
      return { number: number.raw };
  }
}

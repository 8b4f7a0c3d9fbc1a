import { type Facts, hasRight } from '../facts.ts';
import type { CallCard, CallerIdSetUp, CustomerOnCard, NewCustomerState } from '../till-state.ts';
import type { WireCall, WireCustomer } from '../wire.ts';
import type { Words } from '../words/index.ts';
import { problemText } from '../words/index.ts';
import { defined } from './fields.ts';

/** Cards of calls that are going on and were not closed here; none while nobody knows what the server knows. */
export function callCards(facts: Facts, words: Words): readonly CallCard[] {
  if (facts.connection.state === 'lost') return [];
  return facts.calls.filter(({ id }) => !facts.closedCalls.includes(id)).map((call) => card(call, facts, words));
}

function card(call: WireCall, facts: Facts, words: Words): CallCard {
  const { phone } = words;
  const count = call.customers.length;
  const title = call.withheld
    ? phone.withheld[call.withheld]
    : count === 0
      ? phone.unknown
      : count === 1
        ? (call.customers[0]?.name ?? '')
        : phone.several(count);
  return defined({
    id: call.id,
    title,
    number: call.number,
    called: call.called === undefined ? undefined : phone.called(call.called),
    isWithheld: call.withheld !== undefined,
    customers: call.customers.map((customer) => onCard(customer, facts, words)),
    offersNewCustomer: count === 0 && call.number !== undefined,
  });
}

function onCard(customer: WireCustomer, facts: Facts, { phone }: Words): CustomerOnCard {
  const { lastVisit, nextAppointment } = customer;
  return defined({
    id: customer.id,
    name: customer.name,
    lastVisit: lastVisit ? `${day(lastVisit.at, facts)} · ${lastVisit.text}` : phone.neverHere,
    nextAppointment: nextAppointment
      ? `${moment(nextAppointment.at, facts)} · ${nextAppointment.text} · ${nextAppointment.staff}`
      : phone.noAppointment,
    formula: customer.formula,
    note: customer.note,
    blockedBecause: customer.blockedBecause,
  });
}

const locales = { de: 'de-DE', en: 'en-GB' } as const;

function day(at: string, { language }: Facts): string {
  const format = { timeZone: 'Europe/Berlin', day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  return new Intl.DateTimeFormat(locales[language], format).format(new Date(at));
}

function moment(at: string, { language }: Facts): string {
  const options = { timeZone: 'Europe/Berlin', weekday: 'short', day: '2-digit', month: '2-digit' } as const;
  const time = { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' } as const;
  const date = new Date(at);
  const locale = locales[language];
  return `${new Intl.DateTimeFormat(locale, options).format(date)}, ${new Intl.DateTimeFormat(locale, time).format(date)}`;
}

/** The form for a customer who called for the first time. */
export function newCustomerState({ newCustomer }: Facts, words: Words): NewCustomerState | undefined {
  if (!newCustomer) return undefined;
  const { phone, name, isSaving, problem } = newCustomer;
  return defined({ phone, name, isSaving, problem: problem && problemText(problem, words) });
}

/** How the device that tells who calls is set up; missing where the till has no such thing (PH-22). */
export function callerIdSetUp(facts: Facts, { phone }: Words): CallerIdSetUp | undefined {
  const { callerId, capabilities } = facts;
  if (!callerId || !capabilities || capabilities.callerId === 'none') return undefined;
  const { device, areaCode } = callerId;
  return {
    kind: device.kind,
    host: device.kind === 'fritzbox' ? device.host : 'fritz.box',
    port: device.kind === 'fritzbox' ? device.port : 1012,
    path: device.kind === 'modem' ? device.path : '/dev/ttyACM0',
    areaCode: `0${areaCode}`,
    mayChange: hasRight(facts, 'settings'),
    causes: device.kind === 'none' ? phone.causes.fritzbox : phone.causes[device.kind],
  };
}

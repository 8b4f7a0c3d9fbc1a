import type { Store } from '../../storage/types.ts';
import type { CustomerRecords } from '../records/customer-records.ts';

interface DemoCustomer {
  readonly number: number;
  readonly name: string;
  readonly phones: readonly string[];
  readonly formula?: string;
  readonly note?: string;
  readonly blockedBecause?: string;
  readonly visited?: { readonly daysAgo: number; readonly text: string };
  readonly next?: { readonly inMinutes: number; readonly text: string; readonly staffId: string };
}

/** Customers of the demo salon; their numbers belong to nobody (set aside by the Bundesnetzagentur and the operators). */
const demoCustomers: readonly DemoCustomer[] = [
  {
    number: 1001,
    name: 'Anna Schmidt-Öztürk',
    phones: ['030 23125 201'],
    formula: '7.3 / 60 g + 6 % 90 ml',
    visited: { daysAgo: 41, text: 'Farbe und Schnitt' },
    next: { inMinutes: 10, text: 'Farbe und Schnitt', staffId: 'lena' },
  },
  {
    number: 1002,
    name: 'Björn Größmann',
    phones: ['+49 171 3920011'],
    visited: { daysAgo: 28, text: 'Herrenschnitt' },
    next: { inMinutes: 3 * 24 * 60 + 70, text: 'Herrenschnitt', staffId: 'tomasz' },
  },
  { number: 1003, name: 'Clara Weiß', phones: ['0049 176 04069012'], visited: { daysAgo: 12, text: 'Strähnen' } },
  { number: 1004, name: 'Deniz Aydın', phones: ['(030) 23125-204'], visited: { daysAgo: 60, text: 'Herrenschnitt' } },
  { number: 1005, name: 'Eva Weiß', phones: ['030/23125 205'], visited: { daysAgo: 90, text: 'Dauerwelle' } },
  {
    number: 1006,
    name: 'Jonas Lindner',
    phones: ['030 23125 206'],
    note: 'Familie Lindner',
    visited: { daysAgo: 35, text: 'Herrenschnitt' },
    next: { inMinutes: 26 * 60, text: 'Herrenschnitt', staffId: 'mehmet' },
  },
  {
    number: 1007,
    name: 'Mia Lindner',
    phones: ['030 23125 206'],
    note: 'Familie Lindner, 8 Jahre: Kinderpreis',
    visited: { daysAgo: 35, text: 'Kinderschnitt' },
  },
  { number: 1008, name: 'Greta Lang', phones: ['0152 28817386'], visited: { daysAgo: 7, text: 'Waschen und Föhnen' } },
  { number: 1009, name: 'Hans-Peter Alt', phones: [], visited: { daysAgo: 20, text: 'Herrenschnitt' } },
  {
    number: 1010,
    name: 'Inès Dubois',
    phones: ['+1 202 555 0123'],
    visited: { daysAgo: 200, text: 'Hochsteckfrisur' },
  },
  { number: 1011, name: 'Jürgen Müller', phones: ['089 99998 311'], visited: { daysAgo: 50, text: 'Herrenschnitt' } },
  { number: 1012, name: 'Juergen Mueller', phones: ['089 99998311'], note: 'Vielleicht doppelt: 1011' },
  {
    number: 1013,
    name: 'Karla Neu',
    phones: ['0171 3920099'],
    next: { inMinutes: 190, text: 'Beratung und Schnitt', staffId: 'lena' },
  },
  {
    number: 1014,
    name: 'Ludwig Gesperrt',
    phones: ['040 66969 114'],
    blockedBecause: 'Ausfallgebühr offen: vor einem neuen Termin bezahlen lassen',
    visited: { daysAgo: 120, text: 'nicht erschienen' },
  },
  { number: 1015, name: 'Hotel Kölner Hof', phones: ['0221 4710 115'], note: 'Firma: Rechnung' },
];

const dayMs = 86_400_000;

/** Writes the demo customers into a till that has none; dates are told from the moment of its first start. */
export function plantDemoCustomers(store: Store, customers: CustomerRecords, nowMs: number): void {
  if (customers.list().length > 0) return;
  store.transaction(() => {
    for (const { number, name, phones, formula, note, blockedBecause, visited, next } of demoCustomers) {
      const id = `00000000-0000-4000-8000-00000000${number}`;
      const lastVisit = visited && { atMs: nowMs - visited.daysAgo * dayMs, text: visited.text };
      const texts = {
        ...(formula ? { formula } : {}),
        ...(note ? { note } : {}),
        ...(blockedBecause ? { blockedBecause } : {}),
      };
      customers.add({ id, number, name, phones, ...texts, ...(lastVisit ? { lastVisit } : {}) }, nowMs, 'demo');
      if (next)
        customers.addAppointment({
          id: `00000000-0000-4000-9000-00000000${number}`,
          customerId: id,
          startsAtMs: Math.ceil((nowMs + next.inMinutes * 60_000) / 300_000) * 300_000,
          text: next.text,
          staffId: next.staffId,
        });
    }
  });
}

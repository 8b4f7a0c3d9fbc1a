import type { Store } from '../../storage/types.ts';
import type { Appointment, Customer } from '../customers/customer.ts';

export interface CustomerRecords {
  list(): readonly Customer[];
  find(id: string): Customer | undefined;
  /** Writes a new card; every write belongs into a step of record of the caller. */
  add(customer: Customer, atMs: number, by: string): void;
  nextNumber(): number;
  addAppointment(appointment: Appointment): void;
  /** The first one from `fromMs` on. */
  nextAppointment(customerId: string, fromMs: number): Appointment | undefined;
}

/** Cards are numbered from here. */
const firstNumber = 1001;

interface CustomerRow {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly formula: string | null;
  readonly note: string | null;
  readonly blocked_because: string | null;
  readonly last_visit_at: number | null;
  readonly last_visit_text: string | null;
}

interface AppointmentRow {
  readonly id: string;
  readonly customer_id: string;
  readonly starts_at: number;
  readonly text: string;
  readonly staff_id: string;
}

export function customerRecords(store: Store): CustomerRecords {
  const withPhones = (row: CustomerRow): Customer => {
    const phones = store.all<{ written: string }>(
      'select written from customer_phone where customer_id = ? order by position',
      [row.id],
    );
    return customerOf(
      row,
      phones.map(({ written }) => written),
    );
  };
  return {
    list: () => store.all<CustomerRow>('select * from customer order by number').map(withPhones),
    find: (id) => {
      const row = store.get<CustomerRow>('select * from customer where id = ?', [id]);
      return row && withPhones(row);
    },
    add: (customer, atMs, by) => {
      store.run('insert into customer values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [
        customer.id,
        customer.number,
        customer.name,
        customer.formula ?? null,
        customer.note ?? null,
        customer.blockedBecause ?? null,
        customer.lastVisit?.atMs ?? null,
        customer.lastVisit?.text ?? null,
        atMs,
        by,
      ]);
      for (const [position, written] of customer.phones.entries())
        store.run('insert into customer_phone values (?, ?, ?)', [customer.id, position, written]);
    },
    nextNumber: () => {
      const last = store.get<{ last: number | null }>('select max(number) as last from customer')?.last;
      return (last ?? firstNumber - 1) + 1;
    },
    addAppointment: ({ id, customerId, startsAtMs, text, staffId }) => {
      store.run('insert into appointment values (?, ?, ?, ?, ?)', [id, customerId, startsAtMs, text, staffId]);
    },
    nextAppointment: (customerId, fromMs) => {
      const row = store.get<AppointmentRow>(
        'select * from appointment where customer_id = ? and starts_at >= ? order by starts_at limit 1',
        [customerId, fromMs],
      );
      return row && { id: row.id, customerId, startsAtMs: row.starts_at, text: row.text, staffId: row.staff_id };
    },
  };
}

function customerOf(row: CustomerRow, phones: readonly string[]): Customer {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    phones,
    ...(row.formula === null ? {} : { formula: row.formula }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.blocked_because === null ? {} : { blockedBecause: row.blocked_because }),
    ...(row.last_visit_at === null ? {} : { lastVisit: { atMs: row.last_visit_at, text: row.last_visit_text ?? '' } }),
  };
}

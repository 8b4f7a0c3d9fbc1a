import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import type { Customer } from '../../till/customers/customer.ts';
import { readPhoneNumber } from '../../till/customers/read-phone-number.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields, notValid } from '../fields.ts';
import { customerView } from '../phone-views.ts';
import { demandRight } from '../signed-in.ts';

const mostFound = 50;

/** Cards of customers: found by a part of the name or number, and begun anew. */
export function customerRoutes(pos: Pos): Router {
  const { records, store, host } = pos;
  const router = Router();
  router.get('/customers', (request, response) => {
    demandRight(response, 'sell');
    const wanted = String(request.query['query'] ?? '').slice(0, 100);
    const found = records.customers.list().filter((customer) => fits(customer, wanted));
    response.json({ customers: found.slice(0, mostFound).map((customer) => customerView(pos, customer)) });
  });
  router.post('/customers', (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('id', 'name', 'phone');
    const id = fields.uuid('id');
    const name = fields.text('name', 100).trim();
    const phones = fields.has('phone') ? [readable(fields.text('phone', 40), pos.phone?.areaCode ?? '30')] : [];
    const known = records.customers.find(id);
    if (known && known.name !== name)
      throw new PosError('REQUEST_NOT_VALID', { details: { field: 'id', problem: 'schon vergeben' } });
    const customer = known ?? begin({ id, name, phones }, user.id);
    response.status(known ? 200 : 201).json(customerView(pos, customer));
  });
  return router;

  function begin(card: Pick<Customer, 'id' | 'name' | 'phones'>, by: string): Customer {
    return store.transaction(() => {
      const customer: Customer = { ...card, number: records.customers.nextNumber() };
      const atMs = host.clock.now();
      records.customers.add(customer, atMs, by);
      records.log.write(atMs, by, 'customer.added', { customer: customer.number });
      return customer;
    });
  }
}

function fits({ name, phones }: Customer, wanted: string): boolean {
  if (plain(name).includes(plain(wanted))) return true;
  const digits = wanted.replaceAll(/\D/g, '');
  return digits.length >= 3 && phones.some((phone) => phone.replaceAll(/\D/g, '').includes(digits));
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function readable(phone: string, areaCode: string): string {
  if (readPhoneNumber(phone, areaCode).kind !== 'number') throw notValid('phone', 'eine Rufnummer wie 030 23125201');
  return phone.trim();
}

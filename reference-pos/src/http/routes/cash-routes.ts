import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { type CashMovementKind, cashMovementKinds } from '../../till/cash-ledger.ts';
import { PosError } from '../../till/pos-error.ts';
import { drawerByKeyText } from '../capabilities.ts';
import { Fields } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { cashEntryView, iso, jobView } from '../views.ts';

const kinds = Object.keys(cashMovementKinds) as CashMovementKind[];

/** The cash book, money in and out, and the drawer without a sale. */
export function cashRoutes(pos: Pos): Router {
  const { cash, records, jobs, store, host, delivery } = pos;
  const router = Router();
  router.get('/cash', (_request, response) => {
    demandRight(response, 'read');
    response.json({
      expectedCents: records.cash.expectedCents(),
      movements: records.cash.entries().map(cashEntryView),
    });
  });
  router.post('/cash/movements', async (request, response) => {
    const user = demandRight(response, 'cash');
    const fields = new Fields(request.body).only('key', 'kind', 'amount', 'amountCents', 'reason');
    const kind = fields.oneOf('kind', kinds);
    // Without a person nobody would be owed any less (LAW-32).
    if (kind === 'tipPayout') throw new PosError('TIP_NEEDS_PERSON');
    const wish = {
      key: fields.uuid('key'),
      kind,
      amountCents: fields.amount('amount'),
      reason: fields.text('reason'),
    };
    const entry = await cash.move(wish, user);
    response.json({ movement: cashEntryView(entry), expectedCents: records.cash.expectedCents() });
  });
  router.post('/drawer/openings', (request, response) => {
    const user = demandRight(response, 'drawer');
    const reason = new Fields(request.body).only('reason').text('reason');
    if (delivery.channel() !== 'server')
      throw new PosError('NOT_IN_THIS_VARIANT', { details: { text: `${drawerByKeyText}.` } });
    const job = store.transaction(() => {
      const atMs = host.clock.now();
      records.log.write(atMs, user.id, 'drawer.opened', { text: 'Schublade geöffnet', reason });
      return jobs.planDrawer(reason, user.id, atMs);
    });
    if (!job) throw new PosError('INTERNAL');
    jobs.run();
    response.status(202).json(jobView(job));
  });
  router.post('/drawer/key-openings', (request, response) => {
    const user = demandRight(response, 'sell');
    const reason = new Fields(request.body).only('reason').text('reason');
    const atMs = host.clock.now();
    store.transaction(() =>
      records.log.write(atMs, user.id, 'drawer.opened-by-key', {
        text: 'Schublade mit dem Schlüssel geöffnet',
        reason,
      }),
    );
    response.status(201).json({ at: iso(atMs), by: user.id, reason });
  });
  return router;
}

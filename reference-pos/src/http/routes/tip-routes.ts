import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { Fields } from '../fields.ts';
import { saleId, viewOf } from '../sale-answers.ts';
import { demandRight } from '../signed-in.ts';
import { cashEntryView } from '../views.ts';

/** Tips on the bill, what is owed of them, and their payout. */
export function tipRoutes(pos: Pos): Router {
  const { tips, records } = pos;
  const router = Router();
  router.post('/sales/:id/tips', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only(
      'id',
      'staffId',
      'amount',
      'amountCents',
      'totalWithTip',
      'totalWithTipCents',
    );
    const isTotal = fields.has('totalWithTip') || fields.has('totalWithTipCents');
    const wish = {
      id: fields.uuid('id'),
      staffId: fields.text('staffId'),
      ...(isTotal ? { totalWithTipCents: fields.amount('totalWithTip') } : { amountCents: fields.amount('amount') }),
    };
    response.json(viewOf(pos, await tips.add(saleId(request.params.id), wish, user)));
  });
  router.get('/tips', (_request, response) => {
    demandRight(response, 'read');
    response.json({ owed: tips.owed() });
  });
  router.post('/tips/payouts', async (request, response) => {
    const user = demandRight(response, 'cash');
    const fields = new Fields(request.body).only('key', 'staffId', 'amount', 'amountCents');
    const entry = await tips.payOut(fields.uuid('key'), fields.text('staffId'), fields.amount('amount'), user);
    response.json({ movement: cashEntryView(entry), expectedCents: records.cash.expectedCents() });
  });
  return router;
}

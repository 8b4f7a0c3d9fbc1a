import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import type { LineWish } from '../../till/line.ts';
import { PosError } from '../../till/pos-error.ts';
import type { SaleState } from '../../till/sale.ts';
import { hasRight, type User } from '../../till/staff.ts';
import { Fields, notValid } from '../fields.ts';
import { saleId, viewOf } from '../sale-answers.ts';
import { demandRight } from '../signed-in.ts';

const states: readonly SaleState[] = ['open', 'finishing', 'finished', 'cancelled'];

/** Selling: every act carries a key made by the client, so that a repeated request changes nothing. */
export function saleRoutes(pos: Pos): Router {
  const { order, records } = pos;
  const router = Router();
  router.post('/sales', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('id', 'line', 'training');
    const kind = fields.flag('training') ? 'training' : 'sale';
    const wish = lineWish(pos, fields.object('line'), user);
    const { sale, isNew } = await order.begin(fields.uuid('id'), wish, user, kind);
    response.status(isNew ? 201 : 200).json(viewOf(pos, sale));
  });
  router.get('/sales', (request, response) => {
    demandRight(response, 'read');
    const state = states.find((candidate) => candidate === (request.query['state'] ?? 'open'));
    if (!state) throw notValid('state', `eines von ${states.join(', ')}`);
    response.json({ sales: records.sales.list(state).map((sale) => viewOf(pos, sale)) });
  });
  router.get('/sales/:id', (request, response) => {
    demandRight(response, 'read');
    response.json(viewOf(pos, order.find(saleId(request.params.id))));
  });
  router.post('/sales/:id/lines', async (request, response) => {
    const user = demandRight(response, 'sell');
    const wish = lineWish(pos, new Fields(request.body), user);
    response.json(viewOf(pos, await order.addLine(saleId(request.params.id), wish, user)));
  });
  router.post('/sales/:id/discounts', async (request, response) => {
    const user = demandRight(response, 'price');
    const fields = new Fields(request.body).only('id', 'lineId', 'percent', 'amount', 'amountCents', 'reason');
    const reason = fields.blankOrText('reason');
    const wish = {
      id: fields.uuid('id'),
      reason,
      ...(fields.has('lineId') ? { lineId: fields.uuid('lineId') } : {}),
      ...(fields.has('percent')
        ? { percent: fields.wholeNumber('percent', 1, 100) }
        : { amountCents: fields.amount('amount') }),
    };
    response.json(viewOf(pos, await order.discount(saleId(request.params.id), wish, user)));
  });
  router.delete('/sales/:id/lines/:lineId', async (request, response) => {
    const user = demandRight(response, 'void');
    const { id, lineId } = request.params;
    response.json(viewOf(pos, await order.voidLine(saleId(id), lineId.toLowerCase(), user)));
  });
  router.post('/sales/:id/cancel', async (request, response) => {
    const user = demandRight(response, 'void');
    response.json(viewOf(pos, await order.cancel(saleId(request.params.id), user)));
  });
  return router;
}

function lineWish(pos: Pos, fields: Fields, user: User): LineWish {
  fields.only('id', 'articleId', 'quantity', 'staffId', 'responsibleId', 'priceCents', 'priceReason');
  const performedBy = fields.optionalText('staffId') ?? user.id;
  const responsibleFor = fields.optionalText('responsibleId') ?? performedBy;
  for (const staffId of [performedBy, responsibleFor]) {
    if (!pos.staff.some((member) => member.id === staffId))
      throw new PosError('STAFF_UNKNOWN', { details: { staffId } });
  }
  const articleId = fields.text('articleId');
  const priceReason = fields.optionalText('priceReason');
  return {
    id: fields.uuid('id'),
    articleId,
    quantity: fields.has('quantity') ? fields.wholeNumber('quantity', 1, 999) : 1,
    performedBy,
    responsibleFor,
    ...(fields.has('priceCents') ? { priceCents: ownPrice(pos, fields.cents('priceCents'), articleId, user) } : {}),
    ...(priceReason ? { priceReason } : {}),
  };
}

/** A price other than the catalogue's needs the right to change prices; the reason is asked for where the line is made. */
function ownPrice(pos: Pos, priceCents: number, articleId: string, user: User): number {
  const article = pos.catalogue.articles.find((candidate) => candidate.id === articleId);
  const isChanged = article !== undefined && !article.isFreePrice && article.priceCents !== priceCents;
  if (isChanged && !hasRight(user.role, 'price'))
    throw new PosError('RIGHT_MISSING', { details: { right: 'Preis ändern' } });
  return priceCents;
}

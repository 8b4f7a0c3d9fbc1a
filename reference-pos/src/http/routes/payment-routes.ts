import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { cardKinds } from '../../till/card-kind.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields, isUuid } from '../fields.ts';
import { answerPayment, answerSettled, saleId, viewOf } from '../sale-answers.ts';
import { demandRight } from '../signed-in.ts';

/** Paying: as many payments as it takes; the one that covers the sale is answered with its receipt. */
export function paymentRoutes(pos: Pos): Router {
  const { payments, settlements } = pos;
  const router = Router();
  router.post('/sales/:id/payments/cash', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'tendered', 'tenderedCents', 'amount', 'amountCents');
    const wish = {
      key: fields.uuid('key'),
      method: 'cash',
      tenderedCents: fields.amount('tendered'),
      ...partOf(fields),
    } as const;
    answerPayment(pos, response, await payments.pay(saleId(request.params.id), wish, user));
  });
  router.post('/sales/:id/payments/card', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'amount', 'amountCents', 'manual', 'cardKind');
    if (!fields.flag('manual')) throw new PosError('CARD_NOT_CONFIRMED');
    pos.cards.demandNoDoubtBut(fields.uuid('key'));
    const wish = {
      key: fields.uuid('key'),
      method: 'card',
      cardKind: fields.has('cardKind') ? fields.oneOf('cardKind', cardKinds) : undefined,
      details: { manual: true },
      ...partOf(fields),
    } as const;
    answerPayment(pos, response, await payments.pay(saleId(request.params.id), wish, user));
  });
  router.post('/sales/:id/payments/voucher', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'number', 'amount', 'amountCents');
    const { amountCents } = partOf(fields);
    const id = saleId(request.params.id);
    answerSettled(
      pos,
      response,
      await settlements.redeem(id, fields.uuid('key'), fields.text('number', 40), amountCents, user),
    );
  });
  router.post('/sales/:id/payments/deposit', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'receiptNumber');
    const number = fields.wholeNumber('receiptNumber', 1, 999_999_999);
    const id = saleId(request.params.id);
    answerSettled(pos, response, await settlements.settleDeposit(id, fields.uuid('key'), number, user));
  });
  router.post('/sales/:id/payments/account', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('key', 'customerName');
    const id = saleId(request.params.id);
    answerSettled(
      pos,
      response,
      await settlements.takeOnAccount(id, fields.uuid('key'), fields.text('customerName', 50), user),
    );
  });
  router.post('/sales/:id/finish', async (request, response) => {
    const user = demandRight(response, 'sell');
    answerSettled(pos, response, await settlements.finish(saleId(request.params.id), user));
  });
  router.post('/sales/:id/payments/:key/return', async (request, response) => {
    const user = demandRight(response, 'void');
    const reason = new Fields(request.body).only('reason').text('reason');
    const { id, key } = request.params;
    if (!isUuid(key)) throw new PosError('PAYMENT_UNKNOWN');
    const { sale } = await payments.giveBack(saleId(id), key.toLowerCase(), reason, user);
    response.json(viewOf(pos, sale));
  });
  return router;
}

/** A part of what is due, as cents or as typed; without it everything. */
function partOf(fields: Fields): { readonly amountCents?: number } {
  if (fields.has('amountCents')) return { amountCents: fields.signedCents('amountCents') };
  return fields.has('amount') ? { amountCents: fields.amount('amount') } : {};
}

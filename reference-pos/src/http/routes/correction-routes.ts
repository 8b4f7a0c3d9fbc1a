import { type Request, type Response, Router } from 'express';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields } from '../fields.ts';
import { answerReceipt, viewOf } from '../sale-answers.ts';
import { demandRight } from '../signed-in.ts';

/** Corrections of finished receipts: always by a new one. Whoever tries to change the old one is told so (LAW-16, LAW-18). */
export function correctionRoutes(pos: Pos): Router {
  const { corrections, settlements } = pos;
  const router = Router();
  router.post('/receipts/:number/cancellation', async (request, response) => {
    const user = demandRight(response, 'void');
    const fields = new Fields(request.body).only('id', 'reason', 'refund');
    const wish = {
      id: fields.uuid('id'),
      receiptNumber: receiptNumber(request.params.number),
      reason: fields.text('reason'),
      refund: fields.has('refund') ? fields.oneOf('refund', ['same', 'cash']) : 'same',
    } as const;
    answerReceipt(pos, response, await corrections.cancel(wish, user));
  });
  router.post('/receipts/:number/returns', async (request, response) => {
    const user = demandRight(response, 'void');
    const fields = new Fields(request.body).only('saleId', 'id', 'lineId', 'quantity', 'asVoucher');
    const wish = {
      saleId: fields.uuid('saleId'),
      id: fields.uuid('id'),
      lineId: fields.uuid('lineId'),
      receiptNumber: receiptNumber(request.params.number),
      quantity: fields.has('quantity') ? fields.wholeNumber('quantity', 1, 999) : 1,
      asVoucher: fields.flag('asVoucher'),
    };
    response.json(viewOf(pos, await corrections.takeBack(wish, user)));
  });
  router.post('/receipts/:number/collection', async (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('id');
    response.json(
      viewOf(pos, await settlements.collect(fields.uuid('id'), receiptNumber(request.params.number), user)),
    );
  });
  const refuse = (request: Request<{ number: string }>, response: Response) => {
    demandRight(response, 'read');
    const { number } = pos.records.receipts.find(receiptNumber(request.params.number)) ?? {};
    if (number === undefined)
      throw new PosError('RECEIPT_UNKNOWN', { details: { number: request.params.number.slice(0, 20) } });
    throw new PosError('RECEIPT_IS_FINAL', { details: { number } });
  };
  router.put('/receipts/:number', refuse);
  router.patch('/receipts/:number', refuse);
  router.delete('/receipts/:number', refuse);
  router.put('/receipts/:number/payments', refuse);
  return router;
}

function receiptNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new PosError('RECEIPT_UNKNOWN', { details: { number: text.slice(0, 20) } });
  return Number(text);
}

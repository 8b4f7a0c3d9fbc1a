import { type Request, Router } from 'express';
import { DigitalReceiptDesk } from '../../digital-receipt/digital-receipt-desk.ts';
import type { DigitalReceipt } from '../../fiscal/records/digital-receipt-records.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { iso } from '../views.ts';
import { receiptOf } from './receipt-routes.ts';

/** The link of a receipt, for those at the till. */
export function digitalReceiptRoutes(pos: Pos): Router {
  const desk = new DigitalReceiptDesk(pos);
  const router = Router();
  router.get('/receipts/:number/digital', (request, response) => {
    demandRight(response, 'read');
    const { number } = receiptOf(pos, request.params.number);
    response.json(view(pos, request, pos.records.digitalReceipts.find(number)));
  });
  router.post('/receipts/:number/digital', (request, response) => {
    const user = demandRight(response, 'sell');
    const consent = new Fields(request.body).only('consent').oneOf('consent', ['asked', 'implied']);
    const digital = desk.make(receiptOf(pos, request.params.number), consent, user);
    response.status(201).json(view(pos, request, digital));
  });
  return router;
}

/** What the customer's device fetches, without a session: whoever has the link has the receipt. */
export function fetchedReceiptRoutes(pos: Pos): Router {
  const desk = new DigitalReceiptDesk(pos);
  const router = Router();
  router.get('/beleg/:token', (request, response) => {
    const found = desk.fetch(request.params.token);
    if (!found) throw new PosError('RECEIPT_LINK_UNKNOWN');
    response.setHeader('Content-Type', 'image/png');
    response.setHeader('Content-Disposition', `inline; filename="Beleg-${found.receiptNumber}.png"`);
    response.setHeader('X-Robots-Tag', 'noindex');
    response.end(found.picture);
  });
  return router;
}

function view({ config }: Pos, request: Request, digital: DigitalReceipt | undefined) {
  if (!digital) return { isMade: false };
  const { token, madeAtMs, consent, fetchedAtMs } = digital;
  // The page reaches the server by this name, so a telephone in the same network does, too.
  const root = config.publicUrl ?? `${request.protocol}://${request.headers.host ?? ''}`;
  return {
    isMade: true,
    url: `${root.replace(/\/+$/, '')}/api/v1/beleg/${token}`,
    madeAt: iso(madeAtMs),
    consent,
    ...(fetchedAtMs === undefined ? {} : { fetchedAt: iso(fetchedAtMs) }),
  };
}

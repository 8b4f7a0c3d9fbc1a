import { Router } from 'express';
import type { Closing, ClosingWish } from '../../fiscal/day/closing.ts';
import { closingOf } from '../../fiscal/day/closing-desk.ts';
import { closingDocument, interimDocument } from '../../fiscal/day/closing-document.ts';
import { outagesSince } from '../../fiscal/day/outages-since.ts';
import type { Pos } from '../../pos.ts';
import { readCashCount } from '../../till/cash-count.ts';
import { totalCents } from '../../till/sale.ts';
import { Fields, notValid } from '../fields.ts';
import { demandServerPaper } from '../server-paper.ts';
import { demandRight } from '../signed-in.ts';
import { iso, jobView } from '../views.ts';

const pageLimit = 100;

/** Closing the day, the closings there are, and the report in between. */
export function closingRoutes(pos: Pos): Router {
  const { closing, records, host, salon, store, jobs } = pos;
  const router = Router();
  router.post('/closings', async (request, response) => {
    const user = demandRight(response, 'closing');
    const made = await closing.close(closingWish(request.body), user);
    response.json({ closing: made, expectedCents: records.cash.expectedCents() });
  });
  router.get('/closings', (request, response) => {
    demandRight(response, 'read');
    const after = Number(request.query['after'] ?? 0);
    if (!Number.isInteger(after) || after < 0) throw notValid('after', 'ganze Zahl ab 0');
    response.json({ closings: records.closings.list({}, after, pageLimit).map(closingOf) });
  });
  router.get('/closings/next', (_request, response) => {
    demandRight(response, 'read');
    response.json(nextClosing(pos));
  });
  router.get('/closings/interim', (_request, response) => {
    demandRight(response, 'read');
    response.json({ sums: closing.openDay(), expectedCents: records.cash.expectedCents(), at: iso(host.clock.now()) });
  });
  router.get('/closings/interim/document', (_request, response) => {
    const user = demandRight(response, 'read');
    const day = { expectedCents: records.cash.expectedCents(), atMs: host.clock.now(), byName: user.name };
    response.json(interimDocument(salon, closing.openDay(), day));
  });
  router.get('/closings/:number', (request, response) => {
    demandRight(response, 'read');
    response.json(numbered(pos, request.params.number));
  });
  router.get('/closings/:number/document', (request, response) => {
    demandRight(response, 'read');
    const isCopy = request.query['copy'] === 'true';
    response.json(closingDocument(numbered(pos, request.params.number), { isCopy }));
  });
  router.post('/closings/:number/print', (request, response) => {
    const user = demandRight(response, 'closing');
    const { number } = numbered(pos, request.params.number);
    demandServerPaper(pos.delivery);
    const job = store.transaction(() => jobs.planClosing(number, user.id));
    jobs.run();
    response.status(202).json(jobView(job));
  });
  return router;
}

function numbered(pos: Pos, number: string): Closing {
  return pos.closing.find(/^\d{1,9}$/.test(number) ? Number(number) : 0);
}

function closingWish(body: unknown): ClosingWish {
  const fields = new Fields(body).only(
    'key',
    'number',
    'count',
    'bankDeposit',
    'bankDepositCents',
    'cardSum',
    'cardSumCents',
  );
  const hasDeposit = fields.has('bankDeposit') || fields.has('bankDepositCents');
  const hasCardSum = fields.has('cardSum') || fields.has('cardSumCents');
  return {
    key: fields.uuid('key'),
    ...(fields.has('number') ? { number: fields.wholeNumber('number', 1, 999_999_999) } : {}),
    count: readCashCount(fields.value('count')),
    bankDepositCents: hasDeposit ? fields.amount('bankDeposit') : 0,
    ...(hasCardSum ? { cardSum: { cents: fields.amount('cardSum'), source: 'entered' } } : {}),
  };
}

/** What stands between now and the next closing: the steps of the closing screen. */
function nextClosing({ closing, records }: Pos) {
  const sums = closing.openDay();
  const open = [...records.sales.list('open'), ...records.sales.list('finishing')];
  const last = records.closings.last();
  return {
    number: closing.nextNumber(),
    isUnderWay: records.closings.underWay() !== undefined,
    openSales: open.map((sale) => ({ id: sale.id, openedAt: iso(sale.openedAtMs), totalCents: totalCents(sale) })),
    expectedCents: records.cash.expectedCents(),
    cardCents: closing.cardCents(sums),
    sums,
    outages: outagesSince(records.outages.list(), last?.closedAtMs ?? 0),
    ...(last ? { lastClosedAt: iso(last.closedAtMs) } : {}),
  };
}

import { Router } from 'express';
import type { Receipt } from '../../fiscal/receipt.ts';
import { receiptDocument } from '../../fiscal/receipt-document.ts';
import { notePagePrint } from '../../jobs/page-prints.ts';
import type { PrintFailure } from '../../peripherals/print-outcome.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields, notValid } from '../fields.ts';
import { demandServerPaper } from '../server-paper.ts';
import { demandRight } from '../signed-in.ts';
import { jobView } from '../views.ts';

const pageLimit = 500;

/** Finished receipts: to read, to show, to print once more; nothing here changes one. */
export function receiptRoutes(pos: Pos): Router {
  const { records, jobs, delivery } = pos;
  const router = Router();
  router.get('/receipts', (request, response) => {
    demandRight(response, 'read');
    const after = Number(request.query['after'] ?? 0);
    if (!Number.isInteger(after) || after < 0) throw notValid('after', 'ganze Zahl ab 0');
    response.json({ receipts: records.receipts.list(after, pageLimit) });
  });
  router.get('/receipts/:number', (request, response) => {
    demandRight(response, 'read');
    response.json(receiptOf(pos, request.params.number));
  });
  router.get('/receipts/:number/document', (request, response) => {
    demandRight(response, 'read');
    const isCopy = request.query['copy'] === 'true';
    response.json(receiptDocument(receiptOf(pos, request.params.number), { isCopy }));
  });
  router.get('/receipts/:number/jobs', (request, response) => {
    demandRight(response, 'read');
    const { number } = receiptOf(pos, request.params.number);
    response.json({ jobs: records.jobs.ofReceipt(number).map(jobView) });
  });
  router.post('/receipts/:number/print', (request, response) => {
    const user = demandRight(response, 'sell');
    new Fields(request.body ?? {}).only('copy').flag('copy');
    const { number } = receiptOf(pos, request.params.number);
    demandServerPaper(delivery);
    const job = pos.store.transaction(() => jobs.planReprint(number, user.id));
    jobs.run();
    response.status(202).json(jobView(job));
  });
  router.post('/receipts/:number/print-outcome', (request, response) => {
    const user = demandRight(response, 'sell');
    const fields = new Fields(request.body).only('outcome', 'cause', 'text', 'copy');
    const { number: receiptNumber } = receiptOf(pos, request.params.number);
    const outcome = fields.oneOf('outcome', ['done', 'failed', 'unknown']);
    const text = fields.optionalText('text', 500) ?? '';
    const cause = (fields.optionalText('cause') ?? 'offline') as PrintFailure;
    const job = pos.store.transaction(() =>
      notePagePrint(pos.host, records, {
        receiptNumber,
        isCopy: fields.flag('copy'),
        by: user.id,
        outcome: outcome === 'done' ? { outcome, isPaperNearEnd: false } : { outcome, cause, text },
      }),
    );
    pos.events.tell({ type: 'job', jobId: job.id, kind: 'print', state: job.state });
    response.status(201).json(jobView(job));
  });
  return router;
}

/** The receipt of an address, or a refusal. */
export function receiptOf(pos: Pos, number: string): Receipt {
  const receipt = /^\d{1,9}$/.test(number) ? pos.records.receipts.find(Number(number)) : undefined;
  if (!receipt) throw new PosError('RECEIPT_UNKNOWN', { details: { number: number.slice(0, 20) } });
  return receipt;
}

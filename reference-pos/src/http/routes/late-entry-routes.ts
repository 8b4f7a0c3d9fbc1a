import { Router } from 'express';
import { LateEntryDesk } from '../../fiscal/late-entry-desk.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import type { LateEntry } from '../../till/records/late-entry-records.ts';
import { Fields, isUuid, notValid } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { iso } from '../views.ts';

/** The form for receipts that were written by hand. */
export function lateEntryRoutes(pos: Pos): Router {
  const desk = new LateEntryDesk(pos);
  const router = Router();
  router.put('/sales/:id/late-entry', (request, response) => {
    const user = demandRight(response, 'sell');
    const { id } = request.params;
    if (!isUuid(id)) throw new PosError('SALE_UNKNOWN');
    const fields = new Fields(request.body).only('paperNumber', 'writtenAt');
    const writtenAtMs = Date.parse(fields.text('writtenAt', 30));
    if (Number.isNaN(writtenAtMs)) throw notValid('writtenAt', 'Zeitpunkt in der Form 2026-11-24T08:00:00Z');
    const wish = { paperNumber: fields.wholeNumber('paperNumber', 1, 999_999), writtenAtMs };
    response.json(view(desk.mark(id.toLowerCase(), wish, user)));
  });
  router.get('/late-entries', (_request, response) => {
    demandRight(response, 'read');
    const { entries, missing } = desk.overview();
    response.json({ entries: entries.map(view), missing });
  });
  return router;
}

function view({ saleId, paperNumber, writtenAtMs, notedAtMs, notedBy }: LateEntry) {
  return { saleId, paperNumber, writtenAt: iso(writtenAtMs), notedAt: iso(notedAtMs), notedBy };
}

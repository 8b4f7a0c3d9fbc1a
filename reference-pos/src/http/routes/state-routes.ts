import { Router } from 'express';
import { checkRecords } from '../../fiscal/records/check-records.ts';
import type { Pos } from '../../pos.ts';
import { isOffered } from '../../till/offered.ts';
import { PosError } from '../../till/pos-error.ts';
import { vatAt } from '../../till/vat.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { isUuid, notValid } from '../fields.ts';
import { streamEvents } from '../live-events.ts';
import { demandRight } from '../signed-in.ts';
import { internetStatus, limitStatuses, type StatusReaders, storageStatus, tseStatus } from '../status.ts';
import { terminalStatus } from '../terminal-status.ts';
import { iso, jobView, outageView } from '../views.ts';

/** What can be known before anybody has signed in. */
export function openStateRoutes(pos: Pos): Router {
  const router = Router();
  router.get('/health', (_request, response) => {
    const { state } = pos.store.health();
    const isWell = state !== 'failed' && state !== 'closed';
    response.status(isWell ? 200 : 503).json({ state: isWell ? 'ok' : 'failed', now: iso(pos.host.clock.now()) });
  });
  router.get('/capabilities', (_request, response) => {
    response.json(capabilitiesOf(pos));
  });
  return router;
}

/** Catalogue, devices, outages, jobs, journal and live events. */
export function stateRoutes(pos: Pos, devices: StatusReaders): Router {
  const { records } = pos;
  const router = Router();
  router.get('/catalogue', (_request, response) => {
    demandRight(response, 'read');
    const staff = pos.staff.filter((member) => member.isPerforming);
    const { isSmallBusiness } = pos.salon;
    const offered = pos.catalogue.articles.filter((article) => isOffered(records.settings, article));
    const articles = offered.map((article) => ({
      ...article,
      ...vatAt(article.vat, pos.host.clock.now(), isSmallBusiness),
    }));
    response.json({ ...pos.catalogue, articles, staff: staff.map(({ id, name, role }) => ({ id, name, role })) });
  });
  router.get('/status', (_request, response) => {
    demandRight(response, 'read');
    const own = {
      tse: tseStatus(pos),
      storage: storageStatus(pos),
      internet: internetStatus(pos),
      ...limitStatuses(pos),
      ...terminalStatus(pos),
    };
    const others = Object.fromEntries(
      Object.entries(devices).flatMap(([name, read]) => {
        const status = read();
        return status ? [[name, status]] : [];
      }),
    );
    response.json({ devices: { ...own, ...others }, recovery: pos.recovery(), now: iso(pos.host.clock.now()) });
  });
  router.get('/outages', (_request, response) => {
    demandRight(response, 'read');
    response.json({ outages: records.outages.list().map(outageView) });
  });
  router.get('/jobs', (_request, response) => {
    demandRight(response, 'read');
    response.json({ jobs: records.jobs.newest(100).map(jobView) });
  });
  router.get('/jobs/:id', (request, response) => {
    demandRight(response, 'read');
    const job = isUuid(request.params.id) ? records.jobs.find(request.params.id.toLowerCase()) : undefined;
    if (!job) throw new PosError('JOB_UNKNOWN');
    response.json(jobView(job));
  });
  router.get('/integrity', (_request, response) => {
    demandRight(response, 'export');
    response.json({ checkedAt: iso(pos.host.clock.now()), findings: checkRecords(pos.store) });
  });
  router.get('/log', (request, response) => {
    demandRight(response, 'export');
    const after = Number(request.query['after'] ?? 0);
    if (!Number.isInteger(after) || after < 0) throw notValid('after', 'ganze Zahl ab 0');
    const entries = records.log.list(after, 500);
    response.json({ entries: entries.map(({ atMs, ...entry }) => ({ ...entry, at: iso(atMs) })) });
  });
  router.get('/events', (request, response) => {
    demandRight(response, 'read');
    streamEvents(pos.host.clock, pos.events, request, response);
  });
  return router;
}

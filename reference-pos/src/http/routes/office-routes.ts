import { type RequestHandler, Router } from 'express';
import { inspection } from '../../office/inspection.ts';
import { Notification, type NotificationFacts } from '../../office/notification.ts';
import { receiptDuty } from '../../office/receipt-duty.ts';
import { retention, retentionYears } from '../../office/retention.ts';
import type { Pos } from '../../pos.ts';
import { type Fields, Fields as FieldsOf, notValid } from '../fields.ts';
import { demandRight, userOf } from '../signed-in.ts';
import { iso } from '../views.ts';

/** What the tax office wants to see, and the settings that belong to it. */
export function officeRoutes(pos: Pos): Router {
  const { records, store, host } = pos;
  const router = Router();
  const notification = new Notification(pos);
  const duty = receiptDuty(records.settings);
  const keeping = retention(pos);
  router.use(notingInspectors(pos));
  router.get('/inspection', (_request, response) => {
    demandRight(response, 'export');
    response.json(inspection(pos));
  });
  router.get('/notification', (_request, response) => {
    demandRight(response, 'export');
    response.json({ sheet: notification.sheet(), tasks: notification.tasks() });
  });
  router.put('/notification', (request, response) => {
    const user = demandRight(response, 'settings');
    const facts = factsOf(new FieldsOf(request.body));
    store.transaction(() => notification.write(facts, user.id));
    response.json({ sheet: notification.sheet(), tasks: notification.tasks() });
  });
  router.get('/log/search', (request, response) => {
    demandRight(response, 'export');
    const { text, by, from, to } = request.query;
    const wish = {
      ...(typeof text === 'string' ? { text: text.slice(0, 100) } : {}),
      ...(typeof by === 'string' ? { by } : {}),
      ...(typeof from === 'string' ? { fromMs: momentIn(from, 'from') } : {}),
      ...(typeof to === 'string' ? { toMs: momentIn(to, 'to') } : {}),
    };
    const entries = records.log.search(wish, 500);
    response.json({ entries: entries.map(({ atMs, ...entry }) => ({ ...entry, at: iso(atMs) })) });
  });
  router.get('/settings/receipt-duty', (_request, response) => {
    demandRight(response, 'read');
    response.json(dutyView());
  });
  router.put('/settings/receipt-duty', (request, response) => {
    const user = demandRight(response, 'settings');
    const fields = new FieldsOf(request.body).only('endsOn');
    const endsOn = fields.has('endsOn') ? dayIn(fields, 'endsOn') : undefined;
    store.transaction(() => {
      duty.write(endsOn);
      records.log.write(host.clock.now(), user.id, 'receipt-duty.changed', { endsOn: endsOn ?? null });
    });
    pos.events.tell({ type: 'capabilities' });
    response.json(dutyView());
  });
  router.get('/settings/retention', (_request, response) => {
    demandRight(response, 'read');
    response.json({ years: keeping.years() });
  });
  router.put('/settings/retention', (request, response) => {
    const user = demandRight(response, 'settings');
    const { minimum, maximum } = retentionYears;
    const years = new FieldsOf(request.body).only('years').wholeNumber('years', minimum, maximum);
    store.transaction(() => {
      keeping.write(years);
      records.log.write(host.clock.now(), user.id, 'retention.changed', { years });
    });
    response.json({ years });
  });
  router.post('/maintenance/clean-up', (_request, response) => {
    response.json(keeping.cleanUp(demandRight(response, 'settings').id));
  });
  return router;

  function dutyView() {
    const endsOn = duty.endsOn();
    return { holds: duty.holdsAt(host.clock.now()), ...(endsOn === undefined ? {} : { endsOn }) };
  }
}

/** An inspector only reads; what was read is in the journal (LAW-27). */
function notingInspectors({ records, host }: Pos): RequestHandler {
  return (request, response, next) => {
    const { id, role } = userOf(response);
    const isNoted = role === 'inspector' && /^\/(inspection|exports|log|notification)/.test(request.path);
    if (isNoted) records.log.write(host.clock.now(), id, 'inspector.looked', { at: request.path });
    next();
  };
}

function factsOf(fields: Fields): NotificationFacts {
  const days = ['purchasedOn', 'takenOutOn', 'sentOn', 'takenOutSentOn'] as const;
  fields.only(...days, 'certificationId');
  const facts = Object.fromEntries(days.flatMap((name) => (fields.has(name) ? [[name, dayIn(fields, name)]] : [])));
  if (!fields.has('certificationId')) return facts;
  const certificationId = fields.text('certificationId', 30);
  if (!/^BSI-K-TR-\d{4}-\d{4}$/.test(certificationId)) throw notValid('certificationId', 'Form BSI-K-TR-0000-2026');
  return { ...facts, certificationId };
}

function momentIn(text: string, name: string): number {
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) throw notValid(name, 'Zeitpunkt in der Form 2026-11-24T08:00:00Z');
  return atMs;
}

/** A day of the calendar, `2026-11-24`. */
function dayIn(fields: Fields, name: string): string {
  const day = fields.text(name, 10);
  const isDay =
    /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (!isDay) throw notValid(name, 'Tag in der Form 2026-11-24');
  return day;
}

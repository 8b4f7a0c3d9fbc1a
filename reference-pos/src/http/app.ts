import express, { type Express, Router } from 'express';
import { cubeSettingsRoutes } from '../cloud/cube-settings-routes.ts';
import type { Pos } from '../pos.ts';
import { PosError } from '../till/pos-error.ts';
import { answerFailures } from './failures.ts';
import { cardRoutes } from './routes/card-routes.ts';
import { cashRoutes } from './routes/cash-routes.ts';
import { closingRoutes } from './routes/closing-routes.ts';
import { correctionRoutes } from './routes/correction-routes.ts';
import { customerRoutes } from './routes/customer-routes.ts';
import { deviceRoutes } from './routes/device-routes.ts';
import { digitalReceiptRoutes, fetchedReceiptRoutes } from './routes/digital-receipt-routes.ts';
import { exportRoutes } from './routes/export-routes.ts';
import { lateEntryRoutes } from './routes/late-entry-routes.ts';
import { officeRoutes } from './routes/office-routes.ts';
import { paymentRoutes } from './routes/payment-routes.ts';
import { phoneRoutes } from './routes/phone-routes.ts';
import { receiptRoutes } from './routes/receipt-routes.ts';
import { saleRoutes } from './routes/sale-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { settingsRoutes } from './routes/settings-routes.ts';
import { openStateRoutes, stateRoutes } from './routes/state-routes.ts';
import { tipRoutes } from './routes/tip-routes.ts';
import { tseRoutes } from './routes/tse-routes.ts';
import { voucherRoutes } from './routes/voucher-routes.ts';
import { defaultSessionIdleMs, Sessions } from './sessions.ts';
import { demandSession } from './signed-in.ts';
import type { StatusReaders } from './status.ts';
import { type WebAssets, webPages } from './web-pages.ts';

export interface AppParts {
  /** The variant's own devices on the status page. */
  readonly devices: StatusReaders;
  /** Routes that come with another credential than a session (the cube's). */
  readonly extra?: Router;
  /** Settings of the salon's cube, where there can be one. */
  readonly cubeSettings?: Router;
  /** Asked for with the first page, not before: a till without a screen needs none. */
  readonly assets: () => Promise<WebAssets>;
}

/** The till's whole front door: the page, and the API under `/api/v1`. */
export function createApp(pos: Pos, parts: AppParts): Express {
  const { clock, random, log } = pos.host;
  const sessions = new Sessions({
    clock,
    random: random.stream('sessions'),
    staff: pos.staff,
    records: pos.records.sessions,
    log,
    idleMs: pos.config.sessionIdleMs ?? defaultSessionIdleMs,
  });
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use('/api/v1', apiRouter(pos, sessions, parts));
  app.use(webPages(parts.assets));
  app.use(answerFailures(pos.host));
  return app;
}

function apiRouter(pos: Pos, sessions: Sessions, { devices, extra, cubeSettings }: AppParts): Router {
  const api = Router();
  api.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    next();
  });
  api.use(express.json({ limit: '64kb' }));
  api.use(openStateRoutes(pos));
  api.use(fetchedReceiptRoutes(pos));
  api.use(sessionRoutes(pos, sessions));
  if (extra) api.use(extra);
  api.use(demandSession(sessions));
  api.use(officeRoutes(pos));
  const trade = [
    saleRoutes,
    paymentRoutes,
    cardRoutes,
    tipRoutes,
    voucherRoutes,
    receiptRoutes,
    digitalReceiptRoutes,
    lateEntryRoutes,
    correctionRoutes,
  ];
  const office = [cashRoutes, closingRoutes, exportRoutes, settingsRoutes, tseRoutes, phoneRoutes, customerRoutes];
  for (const routes of [...trade, ...office]) api.use(routes(pos));
  api.use(cubeSettings ?? cubeSettingsRoutes());
  api.use(deviceRoutes(pos, devices));
  api.use(stateRoutes(pos, devices));
  api.use(() => {
    throw new PosError('ROUTE_UNKNOWN');
  });
  return api;
}

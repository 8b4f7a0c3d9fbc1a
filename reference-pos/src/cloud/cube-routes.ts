import { type RequestHandler, Router } from 'express';
import { Fields } from '../http/fields.ts';
import type { DeliveryOutcome } from '../jobs/delivery.ts';
import type { PrinterStatus, PrintFailure } from '../peripherals/index.ts';
import { PosError } from '../till/pos-error.ts';
import type { CubeLink } from './cube-link.ts';

export interface CubeRoutesOptions {
  readonly link: CubeLink;
  readonly now: () => number;
  /** An outcome that came when nobody waited any more. */
  readonly onLateOutcome: (jobId: string, outcome: DeliveryOutcome) => void;
}

/** What the paired cube calls, with its own secret instead of a session. */
export function cubeRoutes({ link, now, onLateOutcome }: CubeRoutesOptions): Router {
  const router = Router();
  router.use('/cube', demandCube(link));
  router.get('/cube/orders', (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
    link.open(response);
  });
  router.post('/cube/state', (request, response) => {
    const fields = new Fields(request.body).only('printer');
    link.heard(fields.has('printer') ? printerStatus(fields.object('printer'), now()) : undefined);
    response.status(204).end();
  });
  router.post('/cube/orders/:id/outcome', (request, response) => {
    const outcome = outcomeOf(new Fields(request.body));
    link.heard();
    if (!link.takeOutcome(request.params.id, outcome)) onLateOutcome(request.params.id, outcome);
    response.status(204).end();
  });
  return router;
}

function demandCube(link: CubeLink): RequestHandler {
  return (request, _response, next) => {
    const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token || !link.isTokenRight(token)) throw new PosError('CUBE_REFUSED');
    next();
  };
}

function outcomeOf(fields: Fields): DeliveryOutcome {
  fields.only('outcome', 'cause', 'text', 'isPaperNearEnd');
  const outcome = fields.oneOf('outcome', ['done', 'failed', 'unknown', 'dropped']);
  const text = fields.has('text') ? fields.text('text', 500) : '';
  if (outcome === 'done') return { outcome, isPaperNearEnd: fields.flag('isPaperNearEnd') };
  if (outcome === 'dropped') return { outcome, cause: 'too-old', text };
  return { outcome, cause: fields.text('cause', 40) as PrintFailure, text };
}

function printerStatus(fields: Fields, atMs: number): PrinterStatus {
  const cause = fields.has('cause') ? (fields.text('cause', 40) as PrintFailure) : undefined;
  return {
    atMs,
    isReady: fields.flag('isReady'),
    isPaperNearEnd: fields.flag('isPaperNearEnd'),
    ...(cause ? { cause } : {}),
  };
}

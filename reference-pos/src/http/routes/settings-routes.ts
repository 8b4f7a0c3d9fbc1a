import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { capabilities } from '../capabilities.ts';
import { Fields } from '../fields.ts';
import { demandRight } from '../signed-in.ts';

/** Which TSE is in use and which could be chosen (TSE-01, TSE-02). */
export function settingsRoutes(pos: Pos): Router {
  const router = Router();
  const choices = () => capabilities(pos.config, pos.delivery.channel(), pos.staff).tse;
  router.get('/settings/tse', (_request, response) => {
    demandRight(response, 'read');
    response.json({ kind: pos.desk.kind, choices: choices() });
  });
  router.put('/settings/tse', (request, response) => {
    demandRight(response, 'settings');
    const kind = new Fields(request.body).only('kind').oneOf('kind', ['cloud', 'usb']);
    if (!choices().includes(kind)) throw new PosError('TSE_KIND_NOT_IN_VARIANT');
    if (kind !== pos.desk.kind) throw new PosError('TSE_CHANGE_BY_CONFIG');
    response.json({ kind, choices: choices() });
  });
  return router;
}

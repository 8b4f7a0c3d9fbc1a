import { Router } from 'express';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { capabilitiesOf } from '../capabilities.ts';
import { Fields } from '../fields.ts';
import { allowKickByPage, isKickByPage } from '../kick-by-page.ts';
import { demandRight } from '../signed-in.ts';

/** Which TSE is in use and which could be chosen (TSE-01, TSE-02). */
export function settingsRoutes(pos: Pos): Router {
  const router = Router();
  const choices = () => capabilitiesOf(pos).tse;
  router.get('/settings/tse', (_request, response) => {
    demandRight(response, 'read');
    response.json({ kind: pos.desk.kind, choices: choices() });
  });
  router.put('/settings/tse', async (request, response) => {
    const user = demandRight(response, 'settings');
    const kind = new Fields(request.body).only('kind').oneOf('kind', ['cloud', 'usb']);
    if (!choices().includes(kind)) throw new PosError('TSE_KIND_NOT_IN_VARIANT');
    if (kind !== pos.desk.kind) {
      if (pos.records.tseDevices.inRole('spare')?.kind !== kind) throw new PosError('TSE_NOT_SET_UP');
      await pos.inventory.swap();
      pos.records.log.write(pos.host.clock.now(), user.id, 'tse.chosen', { kind });
    }
    response.json({ kind: pos.desk.kind, choices: choices() });
  });
  router.get('/settings/drawer', (_request, response) => {
    demandRight(response, 'read');
    response.json({ kickByPage: isKickByPage(pos.records.settings) });
  });
  router.put('/settings/drawer', (request, response) => {
    const user = demandRight(response, 'settings');
    const kickByPage = new Fields(request.body).only('kickByPage').flag('kickByPage');
    if (pos.config.variant !== 'cloud') {
      const text = 'Diese Kasse öffnet die Lade schon selbst. Es wurde nichts geändert.';
      throw new PosError('NOT_IN_THIS_VARIANT', { details: { text } });
    }
    pos.store.transaction(() => {
      allowKickByPage(pos.records.settings, kickByPage);
      pos.records.log.write(pos.host.clock.now(), user.id, 'settings.changed', { setting: 'drawer', kickByPage });
    });
    pos.events.tell({ type: 'capabilities' });
    response.json({ kickByPage });
  });
  return router;
}

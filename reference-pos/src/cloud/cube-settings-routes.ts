import { Router } from 'express';
import { demandRight } from '../http/signed-in.ts';
import { iso } from '../http/views.ts';
import { PosError } from '../till/pos-error.ts';
import type { CubeLink } from './cube-link.ts';
import type { CubePairing } from './cube-pairing.ts';

/** What the owner does with the salon's cube; without one in this variant everything says so. */
export function cubeSettingsRoutes(side?: { readonly link: CubeLink; readonly pairing: CubePairing }): Router {
  const router = Router();
  const demand = () => {
    if (side) return side;
    const text = 'Diese Kasse arbeitet ohne Cube. Es wurde nichts geändert.';
    throw new PosError('NOT_IN_THIS_VARIANT', { details: { text } });
  };
  router.get('/settings/cube', (_request, response) => {
    demandRight(response, 'settings');
    response.json(view(demand()));
  });
  router.post('/settings/cube/codes', (_request, response) => {
    const user = demandRight(response, 'settings');
    const { code, expiresAtMs } = demand().pairing.makeCode(user.id);
    response.status(201).json({ code, expiresAt: iso(expiresAtMs) });
  });
  router.delete('/settings/cube', (_request, response) => {
    const user = demandRight(response, 'settings');
    demand().pairing.unpair(user.id);
    response.status(204).end();
  });
  return router;
}

function view({ link, pairing }: { readonly link: CubeLink; readonly pairing: CubePairing }) {
  const { cube, codeExpiresAtMs, lastRefusal } = pairing;
  return {
    ...(cube
      ? { cube: { id: cube.id, name: cube.name, pairedAt: iso(cube.pairedAtMs), isConnected: link.isConnected } }
      : {}),
    ...(codeExpiresAtMs === undefined ? {} : { codeExpiresAt: iso(codeExpiresAtMs) }),
    ...(lastRefusal ? { lastRefusal: { at: iso(lastRefusal.atMs), code: lastRefusal.code } } : {}),
  };
}

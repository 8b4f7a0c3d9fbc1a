import { type RequestHandler, Router } from 'express';
import { Fields } from '../http/fields.ts';
import { PosError } from '../till/pos-error.ts';
import type { CubeLink } from './cube-link.ts';
import type { PairingWish } from './cube-pairing.ts';
import { readCubeMessages } from './read-cube-messages.ts';

export interface CubeRoutesOptions {
  readonly link: CubeLink;
  readonly pairing: {
    isSecretRight(secret: string): boolean;
    pair(wish: PairingWish): { readonly id: string };
  };
  /** Name of the salon, for the cube's log. */
  readonly salon: string;
}

/** What an Authorization header can carry (RFC 6750): a secret of other characters could never be shown again. */
const secretPattern = /^[A-Za-z0-9._~+/=-]{32,100}$/;

/** What the cube calls: pairing by its code, everything else with its own secret instead of a session. */
export function cubeRoutes({ link, pairing, salon }: CubeRoutesOptions): Router {
  const router = Router();
  router.post('/cube/pairing', (request, response) => {
    const fields = new Fields(request.body).only('code', 'secret', 'name');
    const secret = fields.matching('secret', secretPattern, '32 bis 100 Zeichen aus A-Z a-z 0-9 . _ ~ + / = -');
    const { id } = pairing.pair({ code: fields.text('code', 40), secret, name: fields.text('name', 60) });
    response.json({ cubeId: id, salon });
  });
  router.use('/cube', demandCube(pairing.isSecretRight.bind(pairing)));
  router.get('/cube/connection', (_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' });
    link.open(response);
  });
  router.post('/cube/messages', (request, response) => {
    link.heard(readCubeMessages(request.body));
    response.status(204).end();
  });
  return router;
}

function demandCube(isSecretRight: (secret: string) => boolean): RequestHandler {
  return (request, _response, next) => {
    const secret = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (!secret || !isSecretRight(secret)) throw new PosError('CUBE_REFUSED');
    next();
  };
}

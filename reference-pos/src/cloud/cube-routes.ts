import { type RequestHandler, Router } from 'express';
import { PosError } from '../till/pos-error.ts';
import type { CubeLink } from './cube-link.ts';
import { readCubeMessages } from './read-cube-messages.ts';

export interface CubeRoutesOptions {
  readonly link: CubeLink;
  readonly isSecretRight: (secret: string) => boolean;
}

/** What the paired cube calls, with its own secret instead of a session. */
export function cubeRoutes({ link, isSecretRight }: CubeRoutesOptions): Router {
  const router = Router();
  router.use('/cube', demandCube(isSecretRight));
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

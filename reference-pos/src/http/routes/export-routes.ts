import { once } from 'node:events';
import { type Response, Router } from 'express';
import { asTseError } from '../../fiscal/tse/tse-error.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { demandRight } from '../signed-in.ts';

/** What an inspector or the accountant takes along. */
export function exportRoutes(pos: Pos): Router {
  const router = Router();
  router.get('/exports/tse.tar', async (_request, response) => {
    demandRight(response, 'export');
    const pieces = pos.desk.tse.exportTar()[Symbol.asyncIterator]();
    const first = await pieces.next().catch((error: unknown) => {
      throw new PosError('TSE_NOT_REACHABLE', { details: { cause: asTseError(error).message }, cause: error });
    });
    response.setHeader('Content-Type', 'application/x-tar');
    response.setHeader('Content-Disposition', 'attachment; filename="tse.tar"');
    for (let piece = first; !piece.done; piece = await nextOrBreak(pieces, response)) {
      if (!response.write(piece.value)) await once(response, 'drain');
    }
    response.end();
  });
  return router;
}

/** A TAR that stops in the middle must not look whole: the connection is broken off instead of ended. */
async function nextOrBreak(pieces: AsyncIterator<Uint8Array>, response: Response): Promise<IteratorResult<Uint8Array>> {
  try {
    return await pieces.next();
  } catch (error) {
    response.destroy();
    throw error;
  }
}

import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Response, Router } from 'express';
import { asTseError } from '../../fiscal/tse/tse-error.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { dsfinvkOf, dsfinvkWish } from '../dsfinvk-wish.ts';
import { demandRight } from '../signed-in.ts';

/** What an inspector or the accountant takes along. */
export function exportRoutes(pos: Pos): Router {
  const router = Router();
  router.get('/exports/tse.tar', async (request, response) => {
    demandRight(response, 'export');
    const pieces = sourceOf(pos, request.query['tse'])[Symbol.asyncIterator]();
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
  router.get('/exports/dsfinvk.zip', async (request, response) => {
    const user = demandRight(response, 'export');
    const { range, version, name } = dsfinvkWish(request.query);
    const archive = dsfinvkOf(pos, range, version);
    const { records, host } = pos;
    records.log.write(host.clock.now(), user.id, 'dsfinvk.exported', { ...range, version });
    response.setHeader('Content-Type', 'application/zip');
    response.setHeader('Content-Disposition', `attachment; filename="${name}.zip"`);
    await pipeline(Readable.from(archive, { objectMode: false }), response);
  });
  return router;
}

/** The TSE itself; one that is no longer in use is told from what is kept of it (LAW-26). */
function sourceOf(pos: Pos, wanted: unknown): AsyncIterable<Uint8Array> {
  if (wanted === undefined) return pos.desk.tse.exportTar();
  const device = pos.records.tseDevices.list().find(({ id }) => String(id) === wanted);
  if (!device) throw new PosError('TSE_UNKNOWN');
  if (device.role === 'retired' && pos.tseExports.hasArchive(device.id))
    return asynchronous(pos.tseExports.archive(device.id));
  return pos.inventory.unit(device.id).desk.tse.exportTar();
}

async function* asynchronous(pieces: Iterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* pieces;
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

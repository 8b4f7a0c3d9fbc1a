import { type Response, Router } from 'express';
import { changeSteps } from '../../fiscal/tse-changes.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { tseAccess } from '../tse-access.ts';
import { openTransactionViews } from '../tse-open-view.ts';
import { tseChangeView, tseDeviceView, tseExportView } from '../tse-view.ts';

/** The TSEs of this register: what is left of them, what is open in them, their exports, and the change to another one. */
export function tseRoutes(pos: Pos): Router {
  const { records, tseExports, tseChanges } = pos;
  const router = Router();
  router.get('/tse', (_request, response) => {
    demandRight(response, 'read');
    const changes = records.tseChanges.list().map((change) => tseChangeView(pos, change));
    response.json({ devices: records.tseDevices.list().map((device) => tseDeviceView(pos, device)), changes });
  });
  router.get('/tse/transactions', async (_request, response) => {
    demandRight(response, 'read');
    response.json({ transactions: await openTransactionViews(pos) });
  });
  router.post('/tse/transactions/close', async (_request, response) => {
    const user = demandRight(response, 'cash');
    const closed = await pos.securing.closeLeftovers();
    records.log.write(pos.host.clock.now(), user.id, 'tse.leftovers-closed', { numbers: closed });
    response.json({ closed, transactions: await openTransactionViews(pos) });
  });
  router.get('/tse/exports', (_request, response) => {
    demandRight(response, 'read');
    response.json({ exports: records.tseExports.newest(200).map(tseExportView) });
  });
  router.post('/tse/exports', (_request, response) => {
    const user = demandRight(response, 'export');
    response.status(202).json(tseExportView(tseExports.take('by-hand', user.id)));
  });
  router.get('/tse/exports/:number/file', (request, response) => {
    demandRight(response, 'export');
    const file = records.tseExports.find(wholeNumber(request.params['number']))?.file;
    if (!file || !pos.host.disk.exists(file)) throw new PosError('TSE_EXPORT_UNKNOWN');
    sendTar(response, file.slice(file.lastIndexOf('/') + 1), readWhole(pos, file));
  });
  router.post('/tse/changes', (request, response) => {
    const user = demandRight(response, 'settings');
    const change = tseChanges.begin(tseAccess(new Fields(request.body), pos.config.variant), user);
    response.status(201).json(tseChangeView(pos, change));
  });
  router.post('/tse/changes/:id/steps', async (request, response) => {
    const user = demandRight(response, 'settings');
    const id = wholeNumber(request.params['id']);
    const fields = new Fields(request.body).only('step', 'skipReason');
    const step = fields.oneOf('step', changeSteps);
    const acts = {
      export: () => tseChanges.export(id, user, fields.optionalText('skipReason')),
      prepare: () => tseChanges.prepare(id, user),
      switch: () => tseChanges.switch(id, user),
      notify: () => tseChanges.notify(id, user),
    };
    response.json(tseChangeView(pos, await acts[step]()));
  });
  router.delete('/tse/changes/:id', (request, response) => {
    const user = demandRight(response, 'settings');
    response.json(tseChangeView(pos, tseChanges.giveUp(wholeNumber(request.params['id']), user)));
  });
  return router;
}

/** A number in an address; a wrong one is answered like one that is not there. */
function wholeNumber(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}

function readWhole(pos: Pos, path: string): Uint8Array {
  const file = pos.host.disk.open(path, { readOnly: true });
  try {
    const content = new Uint8Array(file.size());
    file.read(content, 0);
    return content;
  } finally {
    file.close();
  }
}

function sendTar(response: Response, name: string, content: Uint8Array): void {
  response.setHeader('Content-Type', 'application/x-tar');
  response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
  response.end(content);
}

import { Router } from 'express';
import { rememberPrinter } from '../../jobs/remembered-printer.ts';
import { callerIdStatus } from '../../phone/caller-id-status.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import type { Job } from '../../till/records/job-records.ts';
import type { User } from '../../till/staff.ts';
import { callerIdOffer } from '../capabilities.ts';
import { Fields, notValid } from '../fields.ts';
import { demandRight } from '../signed-in.ts';
import { type DeviceStatus, internetStatus, type StatusReaders, storageStatus, tseStatus } from '../status.ts';
import { terminalStatus } from '../terminal-status.ts';
import { jobView } from '../views.ts';

/** The cashier waits less than five seconds for any device (PH-30). */
const testLimitMs = 4_500;
const rawPort = 9100;

/** Tries of single devices and their set-up by hand (PH-29). */
export function deviceRoutes(pos: Pos, devices: StatusReaders): Router {
  const { records, jobs, store, host, delivery } = pos;
  const router = Router();
  router.post('/devices/:device/test', async (request, response) => {
    const user = demandRight(response, 'sell');
    const { device } = request.params;
    if (device === 'printer' || device === 'drawer') {
      if (device === 'drawer') demandRight(response, 'drawer');
      const job = planTest(pos, device, user);
      jobs.run();
      response.status(202).json({ device, job: jobView(job) });
      return;
    }
    response.json({ device, status: await askAgain(pos, devices, device) });
  });
  router.put('/devices/printer', (request, response) => {
    const user = demandRight(response, 'settings');
    const fields = new Fields(request.body).only('host', 'port');
    const address = {
      host: hostName(fields.text('host', 253)),
      port: fields.has('port') ? fields.wholeNumber('port', 1, 65_535) : rawPort,
    };
    const { usePrinterAt } = delivery;
    if (!usePrinterAt) {
      const text = 'In der Cloudkasse wird der Drucker auf der Seite eingetragen. Es wurde nichts geändert.';
      throw new PosError('NOT_IN_THIS_VARIANT', { details: { text } });
    }
    store.transaction(() => {
      rememberPrinter(records.settings, address);
      records.log.write(host.clock.now(), user.id, 'settings.changed', { setting: 'printer', ...address });
    });
    usePrinterAt(address);
    pos.events.tell({ type: 'status', device: 'printer' });
    response.json(address);
  });
  return router;
}

function planTest({ jobs, store, records, host, delivery }: Pos, device: 'printer' | 'drawer', user: User): Job {
  if (delivery.channel() !== 'server') {
    const text =
      device === 'printer'
        ? 'In dieser Variante druckt die Seite selbst; dort gibt es den Testdruck.'
        : 'In dieser Variante öffnet der Schlüssel die Lade; da gibt es nichts zu testen.';
    throw new PosError('NOT_IN_THIS_VARIANT', { details: { text } });
  }
  const job = store.transaction(() => {
    if (device === 'printer') return jobs.planTestPrint(user.id);
    const atMs = host.clock.now();
    const reason = 'Test der Kassenlade';
    records.log.write(atMs, user.id, 'drawer.opened', { text: 'Schublade geöffnet', reason });
    return jobs.planDrawer(reason, user.id, atMs);
  });
  if (!job) throw new PosError('INTERNAL');
  return job;
}

async function askAgain(pos: Pos, devices: StatusReaders, device: string): Promise<DeviceStatus> {
  if (device === 'tse') {
    await pos.desk.check(testLimitMs);
    return tseStatus(pos);
  }
  if (device === 'storage') return storageStatus(pos);
  if (device === 'internet') return internetStatus(pos);
  if (device === 'terminal' && pos.terminal.driver) {
    await pos.terminal.look();
    const { terminal } = terminalStatus(pos);
    if (terminal) return terminal;
  }
  if (device === 'callerId' && pos.phone && callerIdOffer(pos) !== 'none')
    return callerIdStatus(await pos.phone.check(testLimitMs));
  const status = devices[device]?.();
  const known = ['printer', 'drawer', 'tse', 'storage', ...Object.keys(devices)].filter(
    (name, at, all) => all.indexOf(name) === at,
  );
  if (!status) throw new PosError('DEVICE_UNKNOWN', { details: { known: known.join(', ') } });
  return status;
}

function hostName(text: string): string {
  const trimmed = text.trim();
  if (!/^[\w.:-]+$/.test(trimmed)) throw notValid('host', 'Name oder Adresse im Netz, zum Beispiel 192.168.178.50');
  return trimmed;
}

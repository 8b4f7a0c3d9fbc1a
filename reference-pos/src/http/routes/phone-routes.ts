import { Router } from 'express';
import type { CallerIdSettings } from '../../peripherals/caller-id/index.ts';
import type { PhoneDesk } from '../../phone/phone-desk.ts';
import type { Pos } from '../../pos.ts';
import { PosError } from '../../till/pos-error.ts';
import { Fields, notValid } from '../fields.ts';
import { callView } from '../phone-views.ts';
import { demandRight } from '../signed-in.ts';

/** Who calls, and the device that tells it. The plain cloud till has neither (PH-22). */
export function phoneRoutes(pos: Pos): Router {
  const router = Router();
  router.get('/phone/calls', (_request, response) => {
    demandRight(response, 'sell');
    response.json({ calls: demandPhone(pos).calls.map((call) => callView(pos, call)) });
  });
  router.get('/settings/caller-id', (_request, response) => {
    demandRight(response, 'read');
    response.json(settingsView(demandPhone(pos)));
  });
  router.put('/settings/caller-id', (request, response) => {
    demandRight(response, 'settings');
    const phone = demandPhone(pos);
    const fields = new Fields(request.body).only('kind', 'host', 'port', 'path', 'areaCode');
    phone.setUp(deviceOf(fields), fields.has('areaCode') ? areaCodeOf(fields) : phone.areaCode);
    response.json(settingsView(phone));
  });
  return router;
}

function demandPhone({ phone, config, delivery }: Pos): PhoneDesk {
  if (phone && (config.variant === 'box' || delivery.channel() === 'server')) return phone;
  throw new PosError('NOT_IN_THIS_VARIANT', { details: { text: 'Anruferkennung gibt es hier nur mit einem Cube.' } });
}

function settingsView(phone: PhoneDesk) {
  return { device: phone.device ?? { kind: 'none' }, areaCode: phone.areaCode };
}

function deviceOf(fields: Fields): CallerIdSettings | undefined {
  const kind = fields.oneOf('kind', ['none', 'fritzbox', 'modem']);
  if (kind === 'none') return undefined;
  if (kind === 'modem') {
    const path = fields.text('path', 100);
    if (!/^(\/dev\/[\w./-]+|COM\d{1,3})$/.test(path))
      throw notValid('path', 'ein Anschluss wie /dev/ttyACM0 oder COM3');
    return { kind, path };
  }
  const host = fields.text('host', 253).trim();
  if (!/^[\w.:-]+$/.test(host)) throw notValid('host', 'ein Name oder eine Adresse wie fritz.box');
  return { kind, host, port: fields.has('port') ? fields.wholeNumber('port', 1, 65_535) : 1012 };
}

function areaCodeOf(fields: Fields): string {
  const areaCode = /^0?([1-9]\d{1,4})$/.exec(fields.text('areaCode', 6).trim())?.[1];
  if (areaCode === undefined) throw notValid('areaCode', 'eine Vorwahl wie 030');
  return areaCode;
}

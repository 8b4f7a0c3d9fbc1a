import { iso, outageView } from '../http/views.ts';
import type { Pos } from '../pos.ts';
import { Notification } from './notification.ts';
import { procedureText } from './procedure-text.ts';

/** Everything a spot inspection (§ 146b AO) asks for, on one screen and without the vendor (LAW-27). */
export function inspection(pos: Pos) {
  const { host, salon, records, config, store } = pos;
  const devices = records.tseDevices.list().filter(({ role }) => role !== 'new');
  return {
    at: iso(host.clock.now()),
    cash: { expectedCents: records.cash.expectedCents() },
    salon: { name: salon.name, owner: salon.owner, taxNumber: salon.taxNumber, vatId: salon.vatId },
    register: { id: salon.registerId, serialNumber: salon.registerSerial },
    tses: devices.map(({ id, kind, role, identity }) => ({
      id,
      kind,
      role,
      ...(identity ? { serialNumber: identity.serialNumber } : {}),
    })),
    lastReceipt: Number(store.get<{ last: number }>('select max(number) as last from receipt')?.last ?? 0),
    outages: records.outages.list().map(outageView),
    procedure: procedureText(config.variant),
    notification: new Notification(pos).sheet(),
    exports: [
      { name: 'DSFinV-K', path: '/exports/dsfinvk.zip' },
      ...devices.map(({ id }) => ({ name: `TSE ${id} (TAR)`, path: `/exports/tse.tar?tse=${id}` })),
      { name: 'Belege (JSON)', path: '/receipts' },
      { name: 'Journal (JSON)', path: '/log' },
    ],
  };
}

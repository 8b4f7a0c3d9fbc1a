import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { DeviceDesk } from '../contract/device-desk.ts';
import type { DrawerDesk } from '../contract/drawer-desk.ts';
import { movementKinds } from './cash-movement-kinds.ts';
import type { PosApi } from './pos-api.ts';

/** The drawer by the till's client. */
export function apiDrawerDesk(client: TillClient, api: PosApi): DrawerDesk {
  return {
    openAgain: () => client.openDrawer(),
    openWithoutSale: (reason) => client.openDrawerWithoutSale(reason),
    noteOpenedByKey: () => client.noteDrawerOpenedByKey(),
    allowKickByPage: (isAllowed) => client.allowKickByPage(isAllowed),
    move: (kind, amount, reason) => api.moveCash(movementKinds[kind], amount, reason),
    journal: () => api.drawerJournal(),
  };
}

/** The page about devices by the till's client. */
export function apiDeviceDesk(client: TillClient): DeviceDesk {
  return {
    test: (device) => client.testDevice(device === 'caller-id' ? 'callerId' : device),
    setPrinterAddress: (address) => client.setPrinterAddress(address),
  };
}

import type { Page } from '@playwright/test';
import type { DeviceDesk } from '../contract/device-desk.ts';
import type { DrawerDesk } from '../contract/drawer-desk.ts';
import { movementKinds } from './cash-movement-kinds.ts';
import type { PosApi } from './pos-api.ts';

const settleMs = 15_000;

/** The drawer by touch, on the receipt and on the page about devices. */
export function browserDrawerDesk(page: Page, api: PosApi): DrawerDesk {
  return {
    openAgain: () => page.locator('.drawer-hint button').first().click(),
    openWithoutSale: async (reason) => {
      await openDevices(page);
      const open = page.locator('.drawer-desk__open');
      if ((await open.count()) === 0) return; // whoever has not the right finds no button
      await page.locator('#drawer-reason').fill(reason);
      if (await open.isEnabled()) await open.click();
    },
    noteOpenedByKey: async () => {
      const onReceipt = page.locator('.drawer-hint button');
      if ((await onReceipt.count()) > 0) return onReceipt.first().click();
      await openDevices(page);
      await page.locator('.drawer-desk__note').click();
    },
    allowKickByPage: async (isAllowed) => {
      await openDevices(page);
      await page.locator('.drawer-desk__kick input').setChecked(isAllowed);
    },
    move: (kind, amount, reason) => api.moveCash(movementKinds[kind], amount, reason),
    journal: () => api.drawerJournal(),
  };
}

/** The page about devices by touch. */
export function browserDeviceDesk(page: Page): DeviceDesk {
  return {
    test: async (device) => {
      await openDevices(page);
      const card = page.locator(`.device-card[data-device="${device === 'caller-id' ? 'callerId' : device}"]`);
      await card.locator('.device-card__test').click();
      await card.locator('.device-card__test:not([disabled])').waitFor({ timeout: settleMs });
    },
    setPrinterAddress: async (address) => {
      await openDevices(page);
      await page.locator('#printer-address').fill(address);
      await page.locator('.set-up__address button[type=submit]').first().click();
    },
  };
}

/** The page about devices, unless it is there already. */
export async function openDevices(page: Page): Promise<void> {
  if ((await page.locator('main.devices').count()) > 0) return;
  await page.locator('.device-chips--key').click();
  await page.locator('main.devices').waitFor({ timeout: settleMs });
}

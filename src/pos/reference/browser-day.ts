import type { Page } from '@playwright/test';
import { centsOf } from '../../salon/printed-receipt.ts';

/** Taps "Kasse" on the sale screen and reads what stands there in large figures. */
export async function lookAtCashInBrowser(page: Page): Promise<{ taps: number; cents: number }> {
  let taps = 0;
  const tap = async (selector: string) => {
    taps++;
    await page.locator(selector).click();
  };
  await tap('.top-bar__day');
  const amount = page.locator('.day__expected .amount--large', { hasText: '€' });
  await amount.waitFor();
  const cents = centsOf(((await amount.textContent()) ?? '').replace(/[^\d.,−-]/g, '').replace('−', '-'));
  await page.locator('.day__head .button').click();
  return { taps, cents };
}

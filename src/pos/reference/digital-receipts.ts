import type { TillClient } from '@kassensturz/reference-pos/till-client';
import type { Page } from '@playwright/test';
import type { DigitalReceiptDesk } from '../contract/digital-receipt-desk.ts';

/** By the till's client. */
export function apiDigitalReceipts(client: TillClient): DigitalReceiptDesk {
  return {
    isOffered: async () => client.state.screen === 'receipt' && client.state.receipt !== undefined,
    show: async () => {
      await client.offerDigitalReceipt();
      return client.state.receipt?.link;
    },
  };
}

/** On the page. */
export function browserDigitalReceipts(page: Page): DigitalReceiptDesk {
  const button = page.locator('.receipt__digital');
  return {
    isOffered: async () => (await button.count()) > 0,
    show: async () => {
      await button.click();
      const code = page.locator('.receipt__qr[data-link]');
      await code.or(page.locator('.notices .notice')).first().waitFor();
      return (await code.count()) > 0 ? ((await code.getAttribute('data-link')) ?? undefined) : undefined;
    },
  };
}

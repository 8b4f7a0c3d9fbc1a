import type { Locator, Page } from '@playwright/test';
import type { CubeDesk } from '../contract/cube.ts';

/** The cube's part of the devices page, in the browser; the page must be open. */
export function browserCubeDesk(page: Page): CubeDesk {
  const pairing = page.locator('.cube-pairing');
  const card = page.locator('.device-card[data-device="cube"]');
  return {
    makeCode: async () => {
      await pairing.locator('.cube-pairing__acts button').click();
      const code = pairing.locator('.cube-pairing__code strong');
      const problem = pairing.locator('.notice--bad');
      await code.or(problem).first().waitFor();
      return (await code.count()) > 0 ? ((await code.textContent()) ?? undefined) : undefined;
    },
    unpair: async () => {
      await pairing.locator('.cube-pairing__acts button').click();
      await pairing.locator('.question .button--bad').click();
      await page.locator('.cube-pairing[data-paired="false"]').waitFor();
    },
    state: async () => ({
      word: (await textOf(card.locator('.chip'))) ?? '',
      text: (await textOf(card.locator('p').first())) ?? '',
    }),
  };
}

async function textOf(element: Locator): Promise<string | null> {
  return (await element.count()) > 0 ? element.textContent() : null;
}

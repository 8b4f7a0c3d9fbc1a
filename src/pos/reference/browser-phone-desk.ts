import type { Locator, Page } from '@playwright/test';
import type { CallOnScreen, PhoneDesk } from '../contract/phone-desk.ts';
import { openDevices } from './browser-desks.ts';
import { readCallCard } from './page-call-card.ts';

const settleMs = 15_000;

/** Calls by touch and keyboard, in the page. */
export function browserPhoneDesk(page: Page): PhoneDesk {
  return {
    cards: async () => Promise.all((await page.locator('.call').all()).map(readCard)),
    closeCard: () => page.locator('.call__close').first().click(),
    beginNewCustomer: () => page.locator('.call__new').first().click(),
    newCustomer: async () => {
      if ((await page.locator('.new-customer').count()) === 0) return undefined;
      const [name, phone] = [page.locator('#customer-name'), page.locator('#customer-phone')];
      return { name: await name.inputValue(), phone: await phone.inputValue() };
    },
    saveNewCustomer: async (name) => {
      await page.locator('#customer-name').fill(name);
      await page.locator('.new-customer button[type=submit]').click();
      await page.locator('.new-customer').waitFor({ state: 'detached', timeout: settleMs });
    },
    setUp: async () => {
      await openDevices(page);
      await page.locator('.device-card').first().waitFor({ timeout: settleMs });
      const section = page.locator('[data-set-up="callerId"]');
      if ((await section.count()) === 0) return undefined;
      const kinds = await section.locator('input[type=radio]').evaluateAll(valuesOf);
      return { kinds: kinds.filter((kind) => kind !== 'none'), causes: await section.locator('li').allInnerTexts() };
    },
    leaveSetUp: async () => {
      await page.locator('.devices__head button').first().click();
      await page.locator('main.devices').waitFor({ state: 'detached', timeout: settleMs });
    },
    startTyping: async (text) => {
      await page.locator('.sale__pay').click();
      await page.locator('#tendered').click();
      await page.keyboard.type(text);
    },
    typeOn: (text) => page.keyboard.type(text),
    typed: () => page.locator('#tendered').inputValue(),
  };
}

/** Runs in the page, which this program is compiled without. */
const valuesOf = (elements: readonly unknown[]): string[] =>
  elements.map((element) => (element as { readonly value: string }).value);

async function readCard(card: Locator): Promise<CallOnScreen> {
  const { text, title, number, customers, offersNewCustomer } = await card.evaluate(readCallCard);
  return {
    title,
    ...(number === undefined ? {} : { number }),
    customers: customers.map((said) => ({
      name: customers.length === 1 ? title : (said.split('\n')[0] ?? ''),
      text: said.replace(/\s+/g, ' '),
    })),
    offersNewCustomer,
    text: text.replace(/\s+/g, ' '),
  };
}

import type { Page } from '@playwright/test';
import type { TradeDesk } from '../contract/trade-desk.ts';
import type { PosApi } from './pos-api.ts';
import { TradeApi } from './trade-api.ts';

const settleMs = 15_000;

/** The trade by touch; what the page has no key for is done by the POS's interface, as a page of its own would do it. */
export function browserTradeDesk(page: Page, posApi: PosApi, say: (refusal: string | undefined) => void): TradeDesk {
  const api = new TradeApi(posApi);
  const way = async (name: string, typed: Readonly<Record<string, string>>, act = 0): Promise<void> => {
    await openPayment(page);
    await page.locator(`[data-way="${name}"]`).click();
    await fill(page, typed);
    await page.locator(`.small-form [data-act="${act}"]`).click();
    await settled(page);
  };
  const notAtThePage = (what: string) => (): Promise<never> =>
    Promise.reject(new Error(`${what} has no key at the page yet: leave out @browser.`));
  return {
    addLineOf: async (article, amount) => {
      await page.locator('.category').last().click();
      await page.locator(`[data-article="${article}"]`).click();
      await fill(page, { amount });
      await page.locator('.small-form [data-act="0"]').click();
      await settled(page);
    },
    addLineAt: notAtThePage('another price'),
    payPart: (method, amount) => way('part', { amount }, method === 'cash' ? 0 : 1),
    payRestByCard: async () => {
      await openPayment(page);
      const due = (await page.locator('.readout__row--due .amount').textContent()) ?? '';
      await way('part', { amount: due.replace(/[^\d,]/g, '') }, 1);
    },
    redeemVoucher: (number, amount = '') => way('voucher', { number, amount }),
    settleDeposit: (receiptNumber) => way('deposit', { receipt: String(receiptNumber) }),
    takeOnAccount: (customer) => way('account', { customer }),
    collectClaim: notAtThePage('collecting a claim'),
    addTip: async (staffId, tip) => {
      if (!('totalWithTip' in tip)) return await notAtThePage('a tip by its amount')();
      await way('tip', { staffId, totalWithTip: tip.totalWithTip });
    },
    giveDiscount: (percent, reason) => way('discount', { percent: String(percent), reason }),
    cancelReceipt: async (number, reason) => {
      await page.locator(`main.receipt[data-receipt="${number}"] .cancel-receipt`).click();
      await fill(page, { reason });
      await page.locator('.small-form [data-act="0"]').click();
      await page
        .locator(`main.receipt:not([data-receipt="${number}"]), .notices`)
        .first()
        .waitFor({ timeout: settleMs });
    },
    returnLine: notAtThePage('a return'),
    setTraining: async (isOn) => {
      if ((await page.locator('main.receipt').count()) > 0) await page.locator('main.receipt .sale__pay').click();
      await page.locator(isOn ? '.training-start' : '.training-bar button').click();
    },
    withdrawVoucherKind: (article) => api.withdrawVoucherKind(article),
    tryToChangePayment: (number, method) => api.tryToChangePayment(number, method),
    tryToAlterReceipt: (number) => api.tryToAlterReceipt(number),
    payOutTip: async (staff, amount) => say(await api.payOutTip(staff, amount)),
    tipsOwed: () => api.tipsOwed(),
    voucherLeftCents: (number) => api.voucherLeftCents(number),
    checkRecords: () => api.checkRecords(),
  };
}

async function openPayment(page: Page): Promise<void> {
  if ((await page.locator('main.payment').count()) === 0) await page.locator('main.sale .sale__pay').click();
  await page.locator('main.payment').waitFor({ timeout: settleMs });
}

async function fill(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(typed)) {
    const field = page.locator(`.small-form [name="${name}"]`);
    if ((await field.evaluate((element) => (element as unknown as { tagName: string }).tagName)) === 'SELECT') {
      await field.selectOption(text);
    } else await field.fill(text);
  }
}

/** The form is gone: booked; or the till says why not; or the receipt is there. */
async function settled(page: Page): Promise<void> {
  const form = page.locator('.small-form');
  const said = page.locator('.notices :not(:empty), main.receipt').first();
  await Promise.race([form.waitFor({ state: 'detached', timeout: settleMs }), said.waitFor({ timeout: settleMs })]);
}

import type { Page } from '@playwright/test';
import type { CardComparison, CardDesk, CardScreen, ExportedCardPayment } from '../contract/card-desk.ts';
import type { CardApi } from './card-api.ts';
import { readCardPage } from './card-page.ts';

const settleMs = 15_000;

/** Cards at the reference till's page, by its keys. */
export class BrowserCardDesk implements CardDesk {
  readonly #page: Page;
  readonly #api: CardApi;

  constructor(page: Page, api: CardApi) {
    this.#page = page;
    this.#api = api;
  }

  async pay(): Promise<void> {
    if ((await this.#page.locator('[data-act="try-card-again"]').count()) > 0) return this.#press('try-card-again');
    await this.#openPayment();
    await this.#press('pay-by-card');
  }

  async payByHand(): Promise<void> {
    if ((await this.#page.locator('main.card-pay').count()) === 0) await this.#openPayment();
    await this.#press('card-by-hand');
  }

  async confirmApproved(): Promise<void> {
    await this.#press('confirm-approved');
    await this.#page.locator('main.receipt, .card-pay__say').first().waitFor({ timeout: settleMs });
  }

  cancel = (): Promise<void> => this.#press('cancel-card');
  askAgain = (): Promise<void> => this.#press('ask-again');
  decide = (wasPaid: boolean): Promise<void> => this.#press(wasPaid ? 'was-paid' : 'was-not-paid');
  chooseOtherMethod = (): Promise<void> => this.#press('other-method');

  async test(): Promise<void> {
    await this.#page.locator('.device-chips--key').click();
    await this.#press('test-terminal');
    await this.#page.locator('.terminal-set-up__result:not(:empty)').waitFor({ timeout: settleMs });
  }

  screen = (): Promise<CardScreen> => this.#page.evaluate(readCardPage);
  export = (): Promise<readonly ExportedCardPayment[]> => this.#api.payments();
  compareTyped = (sum: string): Promise<CardComparison> => this.#api.compare({ sum });
  compareByTerminal = (): Promise<CardComparison> => this.#api.compare({ byTerminal: true });

  async #openPayment(): Promise<void> {
    const pay = this.#page.locator('main.sale:not(.payment, .receipt) .sale__pay');
    if ((await pay.count()) > 0) await pay.click();
    await this.#page.locator('main.payment').waitFor({ timeout: settleMs });
  }

  async #press(act: string): Promise<void> {
    await this.#page.locator(`[data-act="${act}"]`).click({ timeout: settleMs });
  }
}

import { nodeHost } from '@kassensturz/host';
import type { BrowserContext, Page } from '@playwright/test';
import { centsOf } from '../../salon/printed-receipt.ts';
import type { BrowserDesk, BrowserRules, SetUpStep } from '../contract/browser-desk.ts';
import type { CardDesk } from '../contract/card-desk.ts';
import type { CubeDesk } from '../contract/cube.ts';
import type { DayDesk } from '../contract/day-desk.ts';
import type { DeviceCard, DeviceDesk } from '../contract/device-desk.ts';
import type { DigitalReceiptDesk } from '../contract/digital-receipt-desk.ts';
import type { DrawerDesk } from '../contract/drawer-desk.ts';
import type { ExportDesk } from '../contract/export-desk.ts';
import type { OfficeDesk } from '../contract/office-desk.ts';
import type { PhoneDesk } from '../contract/phone-desk.ts';
import type { TradeDesk } from '../contract/trade-desk.ts';
import type { TseCare } from '../contract/tse-care.ts';
import type {
  DeviceOnScreen,
  ExportedOutage,
  ExportedReceipt,
  LineEntry,
  Place,
  Till,
  TillScreen,
} from '../contract.ts';
import { apiDayDesk } from './api-day-desk.ts';
import { BrowserCardDesk } from './browser-card-desk.ts';
import { browserCubeDesk } from './browser-cube.ts';
import { lookAtCashInBrowser } from './browser-day.ts';
import { browserDeviceDesk, browserDrawerDesk, openDevices } from './browser-desks.ts';
import { liveBrowserDesk, openBrowserPage } from './browser-page.ts';
import { browserPhoneDesk } from './browser-phone-desk.ts';
import { browserTradeDesk } from './browser-trade-desk.ts';
import { CardApi } from './card-api.ts';
import { browserDigitalReceipts } from './digital-receipts.ts';
import { type PageReading, readPage } from './page-screen.ts';
import { PosApi } from './pos-api.ts';
import { referenceExports } from './reference-exports.ts';
import { referenceOffice } from './reference-office.ts';
import { tseCare } from './tse-care.ts';

const settleMs = 15_000;

export interface BrowserTillOptions {
  readonly baseUrl: string;
  /** The machine the POS runs on. */
  readonly server: Place;
  readonly rules: BrowserRules;
}

/** The reference till as a cashier meets it: the page in a real browser, by touch and keyboard. */
export async function openBrowserTill({ baseUrl, server, rules }: BrowserTillOptions): Promise<Till> {
  const { context, page, url, close } = await openBrowserPage(baseUrl, rules);
  const till = new BrowserTill(context, page, { url, baseUrl, server, close });
  await till.open();
  return till;
}

/** Runs in the page, as text: the harness is compiled without a browser's types. */
const tellEveryChange = `new MutationObserver(() => kassensturzLooks()).observe(document.body, {
  subtree: true, childList: true, attributes: true, characterData: true,
})`;

class BrowserTill implements Till {
  readonly day: DayDesk;
  readonly drawer: DrawerDesk;
  readonly tse: TseCare;
  readonly devicesPage: DeviceDesk;
  readonly phone: PhoneDesk;
  readonly digitalReceipt: DigitalReceiptDesk;
  readonly browser: BrowserDesk;
  readonly #close: () => Promise<void>;
  readonly trade: TradeDesk;
  readonly office: OfficeDesk;
  readonly #page: Page;
  readonly #url: string;
  readonly #api: PosApi;
  readonly cube: CubeDesk;
  readonly card: CardDesk;
  readonly #listeners = new Set<() => void>();
  #lastGiven = '';
  #refusal: string | undefined;

  constructor(
    context: BrowserContext,
    page: Page,
    options: { url: string; baseUrl: string; server: Place; close(): Promise<void> },
  ) {
    const { url, baseUrl, server, close } = options;
    this.#page = page;
    this.#url = url;
    this.#close = close;
    this.browser = liveBrowserDesk(context, page, new URL(url).origin);
    this.cube = browserCubeDesk(page);
    this.#api = new PosApi(nodeHost({ name: 'harness', log: 'silent' }), baseUrl);
    this.day = apiDayDesk(this.#api, () => lookAtCashInBrowser(page));
    this.tse = tseCare(this.#api, server);
    this.drawer = browserDrawerDesk(page, this.#api);
    this.office = referenceOffice(nodeHost({ name: 'office', log: 'silent' }), baseUrl);
    this.digitalReceipt = browserDigitalReceipts(page);
    this.devicesPage = browserDeviceDesk(page);
    this.card = new BrowserCardDesk(page, new CardApi(this.#api));
    this.phone = browserPhoneDesk(page);
    this.trade = browserTradeDesk(page, this.#api, (refusal) => {
      this.#refusal = refusal;
    });
  }

  async open(): Promise<void> {
    await this.#page.exposeFunction('kassensturzLooks', () => {
      for (const listener of this.#listeners) listener();
    });
    await this.#page.goto(this.#url);
    await this.#page.locator('.till:not([data-screen="loading"])').waitFor({ timeout: settleMs });
    await this.#page.evaluate(tellEveryChange);
  }

  async signIn(user: string, pin: string): Promise<void> {
    this.#api.useAs(user, pin);
    const page = this.#page;
    if ((await page.locator('main.sign-in').count()) === 0) await page.locator('.top-bar__user').click();
    await page.locator('main.sign-in').waitFor({ timeout: settleMs });
    const tile = page.locator(`[data-user="${user}"]`);
    if ((await tile.count()) > 0) await tile.click();
    else {
      const other = page.locator('.user-tile--other');
      if ((await other.count()) > 0) await other.click();
      await page.locator('.sign-in__name input').fill(user);
    }
    for (const digit of pin) await page.locator('.pin-pad .pad__key', { hasText: digit }).first().click();
    await page.locator('.pin-pad .pad__key--main').click();
    await page.locator('main.sale, main.receipt, .pin-pad__problem:not(:empty)').first().waitFor({ timeout: settleMs });
  }

  async addLine({ article, quantity = 1 }: LineEntry): Promise<void> {
    for (let tap = 0; tap < quantity; tap++) await this.#tapTile(article);
    await this.#page.locator('.line--sending').first().waitFor({ state: 'detached', timeout: settleMs });
  }

  async voidLine(position: number): Promise<void> {
    await this.#page.locator('.line__void').nth(position).click();
  }

  async cancelSale(): Promise<void> {
    const acts = this.#page.locator('.sale__acts');
    await acts.locator('button').first().click();
    await acts.locator('.button--bad').click();
    await this.#page.locator('.ticket__empty').waitFor({ timeout: settleMs });
  }

  async takeUpOpenSale(): Promise<void> {
    await this.#page.locator('.parked > button').click();
    await this.#page.locator('.parked__sale').first().click();
  }

  async takeCash(given: string): Promise<void> {
    this.#lastGiven = given;
    const page = this.#page;
    if ((await page.locator('main.payment').count()) === 0) {
      const pay = page.locator('main.sale .sale__pay');
      if (await pay.isDisabled()) return;
      await pay.click();
    }
    await page.locator('#tendered').fill(given);
    const confirm = page.locator('main.payment .sale__pay');
    if (await confirm.isDisabled()) return;
    // What was said before (a printer that is not set up) is no answer to this, nor is that the till is at it.
    const answers = ['main.receipt', '.payment__say .notice--bad', '.payment__say .notice--warn'];
    if ((await page.locator('.banner-bar').count()) === 0) answers.push('.banner-bar');
    await confirm.click();
    await page.locator(answers.join(', ')).first().waitFor({ timeout: settleMs });
  }

  async pressPayAgain(): Promise<void> {
    const confirm = this.#page.locator('main.payment .sale__pay');
    if ((await confirm.count()) > 0 && (await confirm.isEnabled())) await this.takeCash(this.#lastGiven);
  }

  async nextCustomer(): Promise<void> {
    await this.#page.locator('main.receipt .sale__pay').click();
  }

  async printAgain(): Promise<void> {
    await this.#page.locator('.receipt__report button:has(svg)').last().click();
  }

  async dismissNotices(): Promise<void> {
    const close = this.#page.locator('.notices button');
    for (let left = await close.count(); left > 0; left--) await close.first().click();
  }

  async chooseTse(kind: 'cloud' | 'usb'): Promise<void> {
    this.#refusal = await this.#api.chooseTse(kind);
  }

  async openDevicesPage(): Promise<void> {
    await openDevices(this.#page);
  }

  async closeDevicesPage(): Promise<void> {
    await this.#page.locator('.devices__head .button').first().click();
    await this.#page.locator('main.devices').waitFor({ state: 'detached', timeout: settleMs });
  }

  declaredDevices = (): Promise<Readonly<Record<string, string>>> => this.#api.declaredDevices();
  tseInUse = (): Promise<'cloud' | 'usb'> => this.#api.tseInUse();
  putFloat = (amount: string): Promise<void> => this.#api.putFloat(amount);
  expectedCashCents = (): Promise<number> => this.#api.expectedCashCents();
  exportReceipts = (): Promise<readonly ExportedReceipt[]> => this.#api.receipts();
  exportOutages = (): Promise<readonly ExportedOutage[]> => this.#api.outages();
  exportTse = (): Promise<Uint8Array> => this.#api.tseExport();
  get exports(): ExportDesk {
    return referenceExports(this.#api);
  }

  async screen(): Promise<TillScreen> {
    const screen = screenOfPage(await this.#page.evaluate(readPage));
    return this.#refusal === undefined ? screen : { ...screen, messages: [...screen.messages, this.#refusal] };
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async wipe(): Promise<void> {
    await this.#close();
  }

  async close(): Promise<void> {
    await this.#close();
  }

  /** Finds the tile in its category, as a person does, and taps it. */
  async #tapTile(article: string): Promise<void> {
    const tile = this.#page.locator(`[data-article="${article}"]`);
    const categories = this.#page.locator('.category');
    await categories.first().waitFor({ timeout: settleMs });
    for (let index = 0; (await tile.count()) === 0 && index < (await categories.count()); index++) {
      await categories.nth(index).click();
      await this.#page
        .locator(`.category[aria-selected="true"]:nth-child(${index + 1})`)
        .waitFor({ timeout: settleMs });
    }
    await tile.click({ timeout: settleMs });
  }
}

function screenOfPage(page: PageReading): TillScreen {
  const views = ['sign-in', 'sale', 'payment', 'receipt', 'devices'] as const;
  return {
    view: views.find((view) => view === page.screen) ?? 'other',
    lines: page.lines.map(({ text, amount }) => ({ text, amountCents: amountOf(amount) ?? 0 })),
    totalCents: amountOf(page.total) ?? 0,
    dueCents: amountOf(page.due) ?? amountOf(page.total) ?? 0,
    isTraining: page.isTraining,
    receiptNumber: page.receiptNumber === null ? null : Number(page.receiptNumber),
    changeCents: amountOf(page.change),
    canPay: page.canPay,
    messages: page.messages,
    devices: page.limits.map(({ device, text }) => ({
      device: (device === 'callerId' ? 'caller-id' : device) as DeviceOnScreen['device'],
      text,
    })),
    deviceCards: page.cards.map(({ device, word, text, lastSeen, test }) => ({
      device: (device === 'callerId' ? 'caller-id' : device) as DeviceOnScreen['device'],
      word,
      text,
      ...(lastSeen === '' ? {} : { lastSeen }),
      ...(test ? { test: { state: test.state as NonNullable<DeviceCard['test']>['state'], text: test.text } } : {}),
    })),
    setUp: page.setUp.map(({ step, className, text }) => ({
      step: step as SetUpStep['step'],
      state: (/step--(\w+)/.exec(className)?.[1] ?? 'open') as SetUpStep['state'],
      text,
    })),
    offersToOpenDrawer: page.offersToOpenDrawer,
    offersReceiptAsQr: page.hasQr,
    isConnected: page.connection === 'connected',
    tseState: page.tseTone === '' ? 'unknown' : page.tseTone.includes('--good') ? 'ok' : 'outage',
  };
}

/** `34,00 €` → 3400; anything that is no amount → null. */
function amountOf(text: string): number | null {
  const plain = text.replace(/[^\d.,−-]/g, '').replace('−', '-');
  return /\d/.test(plain) ? centsOf(plain) : null;
}

import type { Host } from '@kassensturz/host';
import { createTillClient, type TillClient } from '@kassensturz/reference-pos/till-client';
import { RequirementViolated } from '../../errors.ts';
import type { BrowserDesk, BrowserRules } from '../contract/browser-desk.ts';
import type { CardDesk } from '../contract/card-desk.ts';
import type { CubeDesk } from '../contract/cube.ts';
import type { DayDesk } from '../contract/day-desk.ts';
import type { DeviceDesk } from '../contract/device-desk.ts';
import type { DigitalReceiptDesk } from '../contract/digital-receipt-desk.ts';
import type { DrawerDesk } from '../contract/drawer-desk.ts';
import type { ExportDesk } from '../contract/export-desk.ts';
import type { OfficeDesk } from '../contract/office-desk.ts';
import type { PhoneDesk } from '../contract/phone-desk.ts';
import type { TradeDesk } from '../contract/trade-desk.ts';
import type { TseCare } from '../contract/tse-care.ts';
import type { ExportedOutage, ExportedReceipt, LineEntry, Place, Till, TillScreen } from '../contract.ts';
import { ApiCardDesk } from './api-card-desk.ts';
import { apiCubeDesk } from './api-cube.ts';
import { apiDayDesk, closeAtThePage, lookAtCashAtThePage } from './api-day-desk.ts';
import { apiDeviceDesk, apiDrawerDesk } from './api-desks.ts';
import { apiPhoneDesk } from './api-phone-desk.ts';
import { apiTradeDesk } from './api-trade-desk.ts';
import { CardApi } from './card-api.ts';
import { apiDigitalReceipts } from './digital-receipts.ts';
import { ImitatedBrowser } from './imitated-browser.ts';
import { PosApi } from './pos-api.ts';
import { referenceExports } from './reference-exports.ts';
import { referenceOffice } from './reference-office.ts';
import { screenOf } from './screen-of-state.ts';
import { tseCare } from './tse-care.ts';

export interface ApiTillOptions {
  readonly baseUrl: string;
  /** The machine the POS runs on. */
  readonly server: Place;
  /** The device in the cashier's hand. */
  readonly host: Host;
  /** Cloud: where the printer is, as that device sees it. */
  readonly eposUrl?: string;
  /** Cloud: what the browser lets the page do. */
  readonly browser?: BrowserRules;
}

/** The reference till without a page: its client, which holds all of the screen, driven directly. */
export async function openApiTill(options: ApiTillOptions): Promise<Till> {
  const till = new ApiTill(options);
  await till.ready();
  return till;
}

class ApiTill implements Till {
  readonly day: DayDesk;
  readonly drawer: DrawerDesk;
  readonly tse: TseCare;
  readonly devicesPage: DeviceDesk;
  readonly phone: PhoneDesk;
  readonly digitalReceipt: DigitalReceiptDesk;
  readonly browser: BrowserDesk;
  readonly trade: TradeDesk;
  readonly office: OfficeDesk;
  readonly #client: TillClient;
  readonly cube: CubeDesk;
  readonly #api: PosApi;
  readonly card: CardDesk;
  #lastGiven = '';
  #refusal: string | undefined;

  constructor({
    baseUrl,
    server,
    host,
    eposUrl,
    browser = { localNetwork: 'not-asked', page: 'http' },
  }: ApiTillOptions) {
    const imitated = new ImitatedBrowser(host, browser, baseUrl);
    this.browser = imitated;
    this.#client = createTillClient({
      baseUrl,
      fetch: imitated.fetchFor(baseUrl),
      browser: imitated.knowledge(),
      clock: host.clock,
      random: host.random,
      ...(eposUrl === undefined ? {} : { eposPrinterUrl: eposUrl }),
    });
    this.#api = new PosApi(host, baseUrl);
    this.day = apiDayDesk(
      this.#api,
      () => lookAtCashAtThePage(this.#client),
      (closing) => closeAtThePage(this.#client, closing),
    );
    this.tse = tseCare(this.#api, server);
    this.drawer = apiDrawerDesk(this.#client, this.#api);
    this.office = referenceOffice(host, baseUrl);
    this.digitalReceipt = apiDigitalReceipts(this.#client);
    this.devicesPage = apiDeviceDesk(this.#client);
    this.cube = apiCubeDesk(this.#client);
    this.card = new ApiCardDesk(this.#client, new CardApi(this.#api));
    this.phone = apiPhoneDesk(this.#client);
    this.trade = apiTradeDesk(this.#client, this.#api, (refusal) => {
      this.#refusal = refusal;
    });
  }

  ready = (): Promise<void> => this.#client.ready();

  async signIn(user: string, pin: string): Promise<void> {
    this.#api.useAs(user, pin);
    if (this.#client.state.signedIn) await this.#client.signOut();
    await this.#client.signIn(user, pin);
  }

  async addLine({ article, quantity, staff }: LineEntry): Promise<void> {
    const articleId = this.#articleId(article);
    await this.#client.addLine({
      articleId,
      ...(quantity === undefined ? {} : { quantity }),
      ...(staff === undefined ? {} : { staffId: staff }),
    });
  }

  async voidLine(position: number): Promise<void> {
    const line = this.#client.state.sale?.lines[position];
    if (line) await this.#client.voidLine(line.id);
  }

  cancelSale = (): Promise<void> => this.#client.cancelSale();

  async takeUpOpenSale(): Promise<void> {
    const [parked] = this.#client.state.parkedSales;
    if (parked) await this.#client.resumeSale(parked.id);
  }

  async takeCash(given: string): Promise<void> {
    this.#lastGiven = given;
    if (this.#client.state.screen === 'sign-in') return; // nobody can press a key that is not on the screen
    this.#client.beginPayment();
    await this.#client.payCash(given);
  }

  pressPayAgain = (): Promise<void> => this.#client.payCash(this.#lastGiven);

  async nextCustomer(): Promise<void> {
    this.#client.newSale();
  }

  printAgain = (): Promise<void> => this.#client.printAgain();

  async dismissNotices(): Promise<void> {
    for (const { id } of this.#client.state.notices) this.#client.dismissNotice(id);
  }

  async chooseTse(kind: 'cloud' | 'usb'): Promise<void> {
    this.#refusal = await this.#api.chooseTse(kind);
  }

  async openDevicesPage(): Promise<void> {
    this.#client.showDevices();
  }

  async closeDevicesPage(): Promise<void> {
    this.#client.hideDevices();
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
    const screen = screenOf(this.#client.state);
    return this.#refusal === undefined ? screen : { ...screen, messages: [...screen.messages, this.#refusal] };
  }

  onChange(listener: () => void): () => void {
    return this.#client.subscribe(listener);
  }

  async wipe(): Promise<void> {
    this.#client.stop();
  }

  async close(): Promise<void> {
    this.#client.stop();
  }

  /** `111` or `101-mittel`; the till shows tiles by number, with their variants. */
  #articleId(article: string): string {
    const tiles = this.#client.state.catalogue?.categories.flatMap((category) => category.tiles) ?? [];
    const choices = tiles.flatMap((tile) => tile.choices.map((choice) => choice.articleId));
    if (choices.includes(article)) return article;
    throw new RequirementViolated(`the till offers no "${article}"; it offers: ${choices.join(', ') || 'nothing'}`);
  }
}

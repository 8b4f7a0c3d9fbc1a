import { createFetch, nodeHost } from '@kassensturz/host';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import type { BrowserDesk, BrowserRules } from '../contract/browser-desk.ts';
import { findBrowser } from '../find-browser.ts';
import { quietly, sharedBrowser } from './shared-browser.ts';

const settings = { viewport: { width: 1280, height: 800 }, locale: 'de-DE', timezoneId: 'Europe/Berlin' } as const;
/** Where a page that comes by https is, and all names beside it: the salon's own name service is this machine. */
const secureOrigin = 'https://kasse.salon';
const localNames = '--host-resolver-rules=MAP *.salon 127.0.0.1';
const permission = 'local-network-access';

export interface BrowserPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where the till's page is for this browser. */
  readonly url: string;
  close(): Promise<void>;
}

/** A page in a real Chromium that enforces the rules by itself; the rules only say how that browser is started. */
export async function openBrowserPage(serverUrl: string, rules: BrowserRules): Promise<BrowserPage> {
  if (rules.page === 'http' && rules.localNetwork === 'not-asked') {
    const context = await (await sharedBrowser()).newContext(settings);
    return { context, page: await context.newPage(), url: serverUrl, close: () => context.close() };
  }
  const args = [...quietly, ...(rules.page === 'https' ? beforeTheQuestion : asPublicPage(serverUrl))];
  const browser = await chromium.launch({ executablePath: findBrowser(), args });
  const context = await browser.newContext(settings);
  const page = await context.newPage();
  const url = rules.page === 'https' ? secureOrigin : serverUrl;
  if (rules.localNetwork === 'granted') await context.grantPermissions([permission], { origin: new URL(url).origin });
  if (rules.page === 'https') await serveSecurely(page, serverUrl);
  return { context, page, url, close: () => browser.close() };
}

/** Chromium takes the page as one from the internet, and everything else on this machine as the salon's network. */
const asPublicPage = (serverUrl: string) => [`--ip-address-space-overrides=${new URL(serverUrl).host}=public`];

/** A browser of the time before the question existed: mixed content is refused and nobody is asked. */
const beforeTheQuestion = [localNames, '--disable-features=LocalNetworkAccessChecks'];

/** The till's server speaks http here; its page is given to the browser under an https address, as a proxy would. */
async function serveSecurely(page: Page, serverUrl: string): Promise<void> {
  const fetch = createFetch(nodeHost({ name: 'proxy', log: 'silent' }));
  await page.addInitScript(`navigator.permissions.query = () => Promise.reject(new TypeError('unknown permission'))`);
  await page.route(`${secureOrigin}/**`, async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    // A stream of live events cannot be handed on as a whole; the till asks more often without it.
    if (pathname.endsWith('/events')) return route.abort();
    const answer = await fetch(`${serverUrl}${pathname}${search}`, {
      method: request.method(),
      headers: request.headers(),
      body: request.postDataBuffer(),
    });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-length'));
    const cookies = answer.headers.getSetCookie();
    await route.fulfill({
      status: answer.status,
      headers: cookies.length > 0 ? { ...headers, 'set-cookie': cookies.join('\n') } : headers,
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
}

/** What a person does in the browser around the page. */
export function liveBrowserDesk(context: BrowserContext, page: Page, origin: string): BrowserDesk {
  return {
    allowLocalNetwork: () => context.grantPermissions([permission], { origin }),
    acceptCertificate: async () => {
      const session = await context.newCDPSession(page);
      await session.send('Security.enable');
      await session.send('Security.setIgnoreCertificateErrors', { ignore: true });
    },
  };
}

import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StartedReceiptPrinter } from '../../src/index.ts';
import { eposDocument } from '../physics.ts';
import { livePrinter } from './live-printer.ts';

const CHROMIUM = '/usr/bin/chromium';

/** What an ePOS page does in the browser: a request with the headers of Epson's SDK, so that a preflight comes first. */
function postFromPage(page: Page, url: string, body: string): Promise<string> {
  return page.evaluate(
    async ([address, document]) => {
      const headers = {
        'Content-Type': 'text/xml; charset=utf-8',
        'If-Modified-Since': 'Thu, 01 Jan 1970 00:00:00 GMT',
        SOAPAction: '""',
      };
      try {
        const response = await fetch(address!, { method: 'POST', headers, body: document! });
        const [, success, code] = /success="(\w+)" code="(\w*)"/.exec(await response.text()) ?? [];
        return `${success} ${code}`.trim();
      } catch {
        return 'blocked';
      }
    },
    [url, body] as const,
  );
}

describe.skipIf(!existsSync(CHROMIUM))('a page in Chromium (needs the Debian package chromium)', () => {
  let server: Server;
  let origin: string;
  const browsers: Browser[] = [];

  beforeAll(async () => {
    server = createServer((_, response) => response.end('<!doctype html><title>till</title>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });

  afterAll(async () => {
    for (const browser of browsers) await browser.close();
    server.close();
  });

  async function openPage(args: readonly string[] = [], permissions: readonly string[] = []): Promise<Page> {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', ...args] });
    browsers.push(browser);
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    await context.grantPermissions([...permissions]);
    const page = await context.newPage();
    await page.goto(origin);
    return page;
  }

  const receipt = eposDocument('<text lang="de">Grüße aus dem Browser&#10;</text><cut/>');
  const status = eposDocument('');

  async function expectPrinted(printer: StartedReceiptPrinter): Promise<void> {
    expect(printer.receipts.map(({ text }) => text)).toEqual(['Grüße aus dem Browser']);
    expect(printer.connections).toMatchObject([{ via: 'epos', remote: '127.0.0.1' }]);
  }

  it('prints by preflight and post from another origin, and polls the status', async () => {
    const printer = await livePrinter();
    const page = await openPage();
    expect(await postFromPage(page, printer.eposUrl, receipt)).toBe('true');
    await expectPrinted(printer);
    printer.openCover();
    expect(await postFromPage(page, printer.eposUrl, status)).toBe('false EPTR_COVER_OPEN');
    printer.closeCover();
    printer.runOutOfPaper();
    expect(await postFromPage(page, printer.eposUrl, receipt)).toBe('false EPTR_REC_EMPTY');
    printer.loadPaper();
    printer.fault('noCors');
    expect(await postFromPage(page, printer.eposUrl, status)).toBe('blocked');
  });

  it('prints by plain fetch without a preflight, as Odoo does', async () => {
    const printer = await livePrinter();
    const page = await openPage();
    const sent = page.evaluate(async ([url, body]) => (await fetch(url!, { method: 'POST', body: body! })).status, [
      printer.eposUrl,
      receipt,
    ] as const);
    expect(await sent).toBe(200);
    await expectPrinted(printer);
  });

  it('is kept from the printer without the permission for the local network, and reaches it with it', async () => {
    const printer = await livePrinter();
    const { host } = new URL(origin);
    const asPublic = [`--ip-address-space-overrides=${host}=public`];
    expect(await postFromPage(await openPage(asPublic), printer.eposUrl, receipt)).toBe('blocked');
    expect(printer.receipts).toEqual([]);
    const allowed = await openPage(asPublic, ['local-network-access']);
    expect(await postFromPage(allowed, printer.eposUrl, receipt)).toBe('true');
    await expectPrinted(printer);
  });
});

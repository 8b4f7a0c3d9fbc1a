import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '../find-browser.ts';

/** Switches that keep a Chromium without a screen quiet: it talks to nobody but the till's server and the printer. */
export const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

let browser: Promise<Browser> | undefined;

/** One browser for all tills of this process, started when the first one is opened; every till gets a clean profile. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: findBrowser(), args: quietly });
  return browser;
}

/** Ends the browser if one runs; called once at the end of a run. */
export async function closeSharedBrowser(): Promise<void> {
  const running = browser;
  browser = undefined;
  await (await running)?.close();
}

import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { canInstallPackages, installPackages } from '../debian.ts';
import { HarnessError } from '../errors.ts';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/**
 * Path of a Chromium: named by KASSENSTURZ_CHROMIUM, Playwright's own, one of the system, or Debian's, which is
 * installed on the spot where that is possible (root with apt-get).
 */
export function findBrowser(say: (line: string) => void = (line) => process.stderr.write(`${line}\n`)): string {
  const known = lookAround();
  if (known) return known;
  if (canInstallPackages()) {
    say('No Chromium found: installing the Debian package "chromium" …');
    installPackages(['chromium']);
    const installed = lookAround();
    if (installed) return installed;
  }
  throw new HarnessError(
    'BROWSER_MISSING',
    'a Chromium is needed for the browser sales and none was found. Install one ("apt-get install chromium" or ' +
      '"npx playwright install chromium"), or name one in KASSENSTURZ_CHROMIUM.',
  );
}

function lookAround(): string | undefined {
  const named = process.env['KASSENSTURZ_CHROMIUM'];
  const candidates = [...(named ? [named] : []), ...usual, chromium.executablePath()];
  return candidates.find((path) => existsSync(path));
}

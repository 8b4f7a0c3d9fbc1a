import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HarnessError } from '../errors.ts';

/** Path of a salon plan that comes with Kassensturz: from the checkout, or from the installed package. */
export function shippedPlan(name: string): string {
  const candidates = ['../../salons/', '../salons/'].map((folder) =>
    fileURLToPath(new URL(`${folder}${name}`, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) throw new HarnessError('PLAN_NOT_FOUND', `the salon plan "${name}" is not installed.`);
  return found;
}

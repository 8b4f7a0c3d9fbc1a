import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('finds nothing that breaks a driver (set KASSENSTURZ_FUZZ_CASES for a long run)', { timeout: 3_600_000 }, () => {
  const cases = Number(process.env['KASSENSTURZ_FUZZ_CASES'] ?? 5_000);
  // Work, not waiting: on a busy machine a single input may take long without doing anything.
  const report = fuzz(1, cases, () => process.cpuUsage().user / 1_000);
  expect(report.events).toBeGreaterThan(cases / 20);
  expect(report.words).toBeGreaterThan(cases / 20);
});

import { expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

it('finds nothing in a short run (npm run fuzz makes a long one)', () => {
  const report = fuzz(1, 5_000, () => 0);
  expect(report.read).toBeGreaterThan(1_000);
});

import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

describe('fuzzing', () => {
  it('finds nothing in a short run (npm run fuzz makes a long one)', () => {
    const report = fuzz(1, 20_000, () => 0);
    expect(report.cases).toBe(20_000);
    expect(report.xml.printed).toBeGreaterThan(100);
    expect(report.xml.refused).toBeGreaterThan(100);
  });
});

/** Notes and usual sums a customer hands over, cents. */
const steps = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;
const furtherStep = 5_000;

/** Likely amounts for a total, the exact one first, always `count` of them: 34.00 → 34, 35, 40, 50, 100, 200. */
export function quickAmounts(totalCents: number, count = 6): readonly number[] {
  const above = steps.map((step) => Math.ceil((totalCents + 1) / step) * step);
  const amounts = [totalCents, ...[...new Set(above)].sort((a, b) => a - b)].slice(0, count);
  while (amounts.length < count) {
    const last = amounts.at(-1) ?? 0;
    amounts.push(Math.floor(last / furtherStep) * furtherStep + furtherStep);
  }
  return amounts;
}

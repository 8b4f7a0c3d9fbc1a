/** Notes and usual sums a customer hands over, cents. */
const steps = [500, 1_000, 2_000, 5_000, 10_000, 20_000] as const;

/** Likely amounts for a total, the exact one first: 34.00 → 34, 35, 40, 50, 100. At most `count`. */
export function quickAmounts(totalCents: number, count = 5): readonly number[] {
  const above = steps.map((step) => Math.ceil((totalCents + 1) / step) * step);
  const likely = [...new Set(above)].filter((cents) => cents > totalCents).sort((a, b) => a - b);
  return [totalCents, ...likely].slice(0, count);
}

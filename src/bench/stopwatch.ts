/** Real milliseconds that `work` takes. The bench is the one place where real time is the subject. */
export async function millisecondsOf(work: () => Promise<void> | void): Promise<number> {
  const before = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - before) / 1e6;
}

/** Median of `rounds` measurements, after one that only warms up. */
export async function medianMilliseconds(rounds: number, work: () => Promise<void> | void): Promise<number> {
  await work();
  const taken: number[] = [];
  for (let round = 0; round < rounds; round++) taken.push(await millisecondsOf(work));
  return median(taken);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

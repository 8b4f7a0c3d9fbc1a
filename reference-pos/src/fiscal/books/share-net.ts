/** Hundred-thousandths of a euro in a cent: the five decimals of the DSFinV-K. */
export const microPerCent = 1_000;

export interface GrossLine {
  readonly grossCents: number;
  readonly vatRate: number;
}

/**
 * Shares a Bon's net sum of one VAT key out among its lines, to five decimals. Every line gets its own exact net part, and
 * what rounding once per Bon has moved (less than a cent) is spread by the lines' size: so the lines add up to the printed sum.
 */
export function shareNet(lines: readonly GrossLine[], netCents: number): readonly number[] {
  const exact = lines.map(({ grossCents, vatRate }) => Math.round((grossCents * microPerCent * 100) / (100 + vatRate)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const weights = lines.map(({ grossCents }) => Math.abs(grossCents));
  const weight = sum(weights);
  let left = netCents * microPerCent - sum(exact);
  let weightLeft = weight;
  return exact.map((net, index) => {
    const own = weights[index] ?? 0;
    const part = weightLeft === 0 ? left : Math.round((left * own) / weightLeft);
    left -= part;
    weightLeft -= own;
    return net + part;
  });
}

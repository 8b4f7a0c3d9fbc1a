/** The nine kinds of a receipt (BON_TYP of the DSFinV-K). */
export const vorgangstypen = [
  'Beleg',
  'AVTransfer',
  'AVBestellung',
  'AVTraining',
  'AVBelegstorno',
  'AVBelegabbruch',
  'AVSachbezug',
  'AVSonstige',
  'AVRechnung',
] as const;

export interface Payment {
  readonly cents: number;
  readonly means: 'Bar' | 'Unbar';
  /** ISO 4217; undefined means EUR. */
  readonly currency: string | undefined;
}

/** Content of a Kassenbeleg-V1. Amounts in cents. */
export interface Kassenbeleg {
  readonly vorgangstyp: string;
  /** Gross amounts: 19 %, 7 %, average rate of § 24 (1) no. 3, of no. 1, 0 %. */
  readonly centsByRate: readonly number[];
  readonly payments: readonly Payment[];
}

// Thirteen digits before the point are more than any till can take, and still exact in cents.
const amount = /^-?\d{1,13}\.\d\d$/;
const payment = /^(-?\d{1,13}\.\d\d):(Bar|Unbar)(?::([A-Z]{3}))?$/;

/** Reads `<Vorgangstyp>^<5 amounts>^<payments>`; a string says what does not fit the grammar. */
export function parseKassenbeleg(text: string): Kassenbeleg | string {
  const parts = text.split('^');
  if (parts.length !== 3) return `expected three parts joined by "^", found ${parts.length}`;
  const [vorgangstyp, rates, paid] = parts as [string, string, string];
  const amounts = rates.split('_');
  if (amounts.length !== 5) return `expected five amounts by tax rate joined by "_", found ${amounts.length}`;
  const wrong = amounts.find((each) => !amount.test(each));
  if (wrong !== undefined) {
    return `"${wrong}" is no amount: digits, a point, two decimals, no separators of thousands`;
  }
  const payments: Payment[] = [];
  for (const each of paid === '' ? [] : paid.split('_')) {
    const match = payment.exec(each);
    if (!match) {
      return `"${each}" is no payment: expected <amount>:Bar or <amount>:Unbar, and :<currency> when not EUR`;
    }
    payments.push({ cents: cents(match[1]!), means: match[2] as Payment['means'], currency: match[3] });
  }
  return { vorgangstyp, centsByRate: amounts.map(cents), payments };
}

/** The two digits behind the point are always there. */
function cents(text: string): number {
  return Number(text.slice(0, -3) + text.slice(-2));
}

/** One line of a Bestellung-V1. */
export interface OrderLine {
  /** As written, minimal decimals. */
  readonly quantity: string;
  readonly name: string;
  /** Gross price of one, in cents. */
  readonly unitCents: number;
}

const line = /(-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?);"((?:[^"]|"")*)";(-?\d{1,13}\.\d\d)(\r|$)/sy;

/** Reads `<quantity>;"<name>";<unit price>` joined by CR; a string says what does not fit the grammar. */
export function parseBestellung(text: string): readonly OrderLine[] | string {
  const lines: OrderLine[] = [];
  for (let at = 0; at < text.length; at = line.lastIndex) {
    line.lastIndex = at;
    const match = line.exec(text);
    if (!match)
      return `line ${lines.length + 1} is not <quantity>;"<name>";<unit price> ended by CR or the end of the text`;
    const [, quantity, name, price] = match as unknown as [string, string, string, string];
    lines.push({ quantity, name: name.replaceAll('""', '"'), unitCents: Number(price.replace('.', '')) });
  }
  if (lines.length === 0) return 'there is no line';
  return text.endsWith('\r') ? 'the last line is followed by CR' : lines;
}

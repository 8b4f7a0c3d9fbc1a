import type { StartedReceiptPrinter } from '@kassensturz/receipt-printer';

type PaperReceipt = StartedReceiptPrinter['receipts'][number];

const amountPattern = /-?\d{1,3}(?:\.\d{3})*,\d{2}(?!\d)|-?\d+,\d{2}(?!\d)/g;

/** `1.234,50` → 123450 cents. */
export function centsOf(germanAmount: string): number {
  const match = /^(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?$/.exec(germanAmount.trim());
  if (!match) throw new Error(`"${germanAmount}" is not an amount such as 34,00`);
  const cents = Number(match[2]!.replaceAll('.', '')) * 100 + Number(match[3] ?? 0);
  return match[1] === '-' ? -cents : cents;
}

export interface TaxRow {
  readonly rate: number;
  readonly cents: readonly number[];
}

/** A receipt as somebody reads it from the paper, whatever POS has laid it out. */
export class PrintedReceipt {
  readonly paper: PaperReceipt;
  readonly text: string;
  readonly lines: readonly string[];

  constructor(paper: PaperReceipt) {
    this.paper = paper;
    this.text = paper.text;
    this.lines = paper.text.split('\n').map((line) => line.trimEnd());
  }

  /** Text of the paper with line breaks and runs of blanks as one blank: what was wrapped can be found again. */
  get flowingText(): string {
    return this.text.replace(/\s+/g, ' ');
  }

  /** The fields of the receipt QR code (DSFinV-K form), or undefined when there is none. */
  get qrFields(): readonly string[] | undefined {
    const code = this.paper.qrCodes.find((text) => text.startsWith('V0;'));
    return code?.split(';');
  }

  shows(text: string): boolean {
    return this.flowingText.includes(text.replace(/\s+/g, ' '));
  }

  /** All amounts of a line, in cents, from left to right. */
  static amounts(line: string): readonly number[] {
    return [...line.matchAll(amountPattern)].map((match) => centsOf(match[0]));
  }

  /** The row of the tax table for a rate in percent: three amounts on the line that names it, or on it and the lines below. */
  taxRow(rate: number): TaxRow | undefined {
    const named = new RegExp(`(^|[^\\d,])${rate}(?:,00?)? ?%`);
    for (const [index, line] of this.lines.entries()) {
      if (!named.test(line)) continue;
      const cents = [...PrintedReceipt.amounts(line.replace(named, ' '))];
      for (const below of this.lines.slice(index + 1)) {
        if (cents.length >= 3 || /\d ?%/.test(below) || below.trim() === '') break;
        cents.push(...PrintedReceipt.amounts(below));
      }
      if (cents.length >= 3) return { rate, cents };
    }
    return undefined;
  }

  /** The total: the amount on the line that says so. */
  get totalCents(): number | undefined {
    const line = this.lines.find(
      (text) =>
        /\b(summe|gesamt|gesamtbetrag|total|zu zahlen)\b/i.test(text) && PrintedReceipt.amounts(text).length > 0,
    );
    return line === undefined ? undefined : PrintedReceipt.amounts(line).at(-1);
  }

  /** The entry about `text`: from the line that shows it (perhaps wrapped) to its amount, with the line below it. */
  lineItem(text: string): string | undefined {
    const flat = text.replace(/\s+/g, '');
    for (let first = 0; first < this.lines.length; first++) {
      const beginning = (this.lines[first] ?? '').replace(/\s+/g, '').slice(0, Math.min(8, flat.length));
      if (beginning === '' || !flat.startsWith(beginning)) continue;
      for (let count = 1; count <= 4; count++) {
        const joined = this.lines.slice(first, first + count).join(' ');
        if (!joined.replace(/\s+/g, '').includes(flat) || PrintedReceipt.amounts(joined).length === 0) continue;
        return `${joined} ${this.lines[first + count] ?? ''}`;
      }
    }
    return undefined;
  }
}

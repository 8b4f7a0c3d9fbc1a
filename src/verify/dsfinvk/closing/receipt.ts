import type { TableRow } from '../csv/table-row.ts';
import type { Sum } from './sums.ts';

/** A line of a receipt, with what belongs to it in other tables. */
export interface Line {
  readonly row: TableRow;
  /** GV_TYP, GV_NAME and AGENTUR_ID: the group of businesscases.csv it is summed up in. */
  readonly group: string;
  readonly businessCase: string;
  /** Tax keys in lines_vat.csv. */
  readonly taxKeys: Set<number>;
  readonly gross: Sum;
  /** Sum of itemamounts.csv. */
  readonly priceParts: Sum;
}

/** The row of transactions_tse.csv that belongs to a receipt. */
export interface SignedRow {
  readonly row: TableRow;
  readonly isOutage: boolean;
}

/** A receipt (Bon) with everything that other tables say about it. */
export class Receipt {
  readonly row: TableRow;
  readonly id: string;
  readonly number: number | undefined;
  readonly type: string;
  readonly isStorno: boolean;
  readonly gross: number | undefined;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly terminal: string;
  /** Place in transactions.csv within the closing. */
  readonly position: number;
  readonly lines = new Map<string, Line>();
  /** By tax key: what transactions_vat.csv says, and what the lines add up to. */
  readonly declared = new Map<number, Sum>();
  readonly summed = new Map<number, Sum>();
  /** Part of `summed` of the money moved without a sale. */
  cashMovement = 0;
  /** In the currency of the till. */
  paid = 0;
  paymentRows = 0;
  /** `Bar:EUR`, `Unbar:EUR`, `Bar:CHF` …: amounts in that currency, as processData lists them. */
  readonly payments = new Map<string, number>();
  readonly signed: SignedRow[] = [];
  readonly groups = new Set<string>();
  /** What it points to. */
  readonly references = new Set<string>();

  constructor(row: TableRow, position: number) {
    this.row = row;
    this.position = position;
    this.id = row.text('BON_ID');
    this.number = row.value('BON_NR');
    this.type = row.text('BON_TYP');
    this.isStorno = row.text('BON_STORNO') === '1';
    this.gross = row.value('UMS_BRUTTO');
    this.startedAt = row.value('BON_START');
    this.endedAt = row.value('BON_ENDE');
    this.terminal = row.text('TERMINAL_ID');
  }

  /** Only receipts of this kind are turnover; training, orders and abandoned sales are not. */
  get isTurnover(): boolean {
    return this.type === 'Beleg';
  }

  get declaredGross(): number {
    return totalOf(this.declared);
  }

  get summedGross(): number {
    return totalOf(this.summed);
  }
}

function totalOf(sums: ReadonlyMap<number, Sum>): number {
  let total = 0;
  for (const { gross } of sums.values()) total += gross;
  return total;
}

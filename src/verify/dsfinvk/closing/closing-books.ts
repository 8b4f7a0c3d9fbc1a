import type { TableRow } from '../csv/table-row.ts';
import type { TseMaster } from '../tse/tse-master.ts';
import type { Receipt } from './receipt.ts';
import type { Sum } from './sums.ts';

/** One row of a sum of the closing. */
export interface ClosingSum {
  readonly row: TableRow;
  readonly sum: Sum;
}

/** Everything the tables say about one closing (Kassenabschluss). */
export class ClosingBooks {
  /** Row of cashpointclosing.csv. */
  readonly row: TableRow;
  /** Place of the closing in the archive. */
  readonly index: number;
  /** Rows seen of each table. */
  readonly rows = new Map<string, number>();
  readonly masterRows: TableRow[] = [];
  register: TableRow | undefined;
  readonly terminals = new Map<string, TableRow>();
  readonly agencies = new Set<number>();
  /** Rates in percent by tax key. */
  readonly rates = new Map<number, number>();
  readonly modules = new Map<number, TseMaster>();
  readonly receipts = new Map<string, Receipt>();
  /** By group and tax key. */
  readonly businessCases = new Map<string, ClosingSum>();
  readonly payments = new Map<string, ClosingSum>();
  readonly cash = new Map<string, ClosingSum>();
  /** What receipts add up to, by the same keys. */
  readonly expectedBusinessCases = new Map<string, Sum>();
  readonly expectedPayments = new Map<string, Sum>();
  readonly expectedCash = new Map<string, Sum>();

  constructor(row: TableRow, index: number) {
    this.row = row;
    this.index = index;
  }

  get createdAt(): number | undefined {
    return this.row.value('Z_ERSTELLUNG');
  }

  get currency(): string {
    return this.register?.text('KASSE_BASISWAEH_CODE') || 'EUR';
  }

  /** The serial number that the TSE knows the till by; a terminal has its own. */
  clientIdOf(receipt: Receipt): string {
    const own = this.terminals.get(receipt.terminal)?.text('TERMINAL_SERIENNR');
    return own || (this.register?.text('KASSE_SERIENNR') ?? '');
  }
}

/** Sums are kept by texts joined with a character that no text holds. */
export function joined(...parts: readonly (string | number | undefined)[]): string {
  return parts.map((part) => part ?? '').join('\n');
}

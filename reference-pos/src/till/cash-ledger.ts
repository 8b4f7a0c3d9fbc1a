/** Kinds of cash movement that a person books, in the words of the trade; a sale's cash is entered by the sale itself. */
export type CashMovementKind =
  | 'openingFloat'
  | 'cashIn'
  | 'cashOut'
  | 'pettyCashExpense'
  | 'bankDeposit'
  | 'privateDeposit'
  | 'privateWithdrawal'
  | 'wages'
  | 'tipPayout';

/** Kinds that only a daily closing books: what the count found, and the float it leaves to the next day. */
export type ClosingMovementKind = 'difference' | 'carriedFloat';

interface KindOfMovement {
  /** Which way the money goes; a difference goes either way and brings its sign along. */
  readonly sign: 1 | -1;
  /** GV_TYP of the DSFinV-K. */
  readonly gvType: string;
  readonly text: string;
  /** Whether somebody puts something into the drawer or takes it out, so that it has to open. */
  readonly movesMoney: boolean;
}

/** What each kind does to the drawer and which GV_TYP of the DSFinV-K it is (LAW-21). */
export const cashMovementKinds: Readonly<Record<CashMovementKind, KindOfMovement>> = {
  openingFloat: { sign: 1, gvType: 'Anfangsbestand', text: 'Anfangsbestand', movesMoney: true },
  cashIn: { sign: 1, gvType: 'Einzahlung', text: 'Einlage', movesMoney: true },
  cashOut: { sign: -1, gvType: 'Auszahlung', text: 'Entnahme', movesMoney: true },
  pettyCashExpense: { sign: -1, gvType: 'Auszahlung', text: 'Ausgabe', movesMoney: true },
  bankDeposit: { sign: -1, gvType: 'Geldtransit', text: 'Bankeinzahlung', movesMoney: true },
  privateDeposit: { sign: 1, gvType: 'Privateinlage', text: 'Privateinlage', movesMoney: true },
  privateWithdrawal: { sign: -1, gvType: 'Privatentnahme', text: 'Privatentnahme', movesMoney: true },
  wages: { sign: -1, gvType: 'Lohnzahlung', text: 'Lohnzahlung', movesMoney: true },
  tipPayout: { sign: -1, gvType: 'Auszahlung', text: 'Trinkgeld ausgezahlt', movesMoney: true },
};

const closingMovementKinds: Readonly<Record<ClosingMovementKind, KindOfMovement>> = {
  difference: { sign: 1, gvType: 'DifferenzSollIst', text: 'Kassendifferenz', movesMoney: false },
  carriedFloat: { sign: 1, gvType: 'Anfangsbestand', text: 'Anfangsbestand', movesMoney: false },
};

export function kindOfMovement(kind: CashMovementKind | ClosingMovementKind): KindOfMovement {
  return kind in cashMovementKinds
    ? cashMovementKinds[kind as CashMovementKind]
    : closingMovementKinds[kind as ClosingMovementKind];
}

/** One entry of the cash book, in the order of its number; `amountCents` is negative when money leaves the drawer. */
export interface CashEntry {
  readonly number: number;
  readonly key: string;
  readonly kind: CashMovementKind | ClosingMovementKind | 'sale';
  readonly gvType: string;
  readonly amountCents: number;
  readonly reason: string;
  readonly atMs: number;
  readonly by: string;
  readonly receiptNumber?: number;
}

/** Kinds of cash movement, in the words of the trade; a sale's cash is entered by the sale itself. */
export type CashMovementKind =
  | 'openingFloat'
  | 'cashIn'
  | 'cashOut'
  | 'pettyCashExpense'
  | 'bankDeposit'
  | 'privateDeposit'
  | 'privateWithdrawal'
  | 'tipPayout';

/** What each kind does to the drawer and which GV_TYP of the DSFinV-K it is. */
export const cashMovementKinds: Readonly<
  Record<CashMovementKind, { readonly sign: 1 | -1; readonly gvType: string; readonly text: string }>
> = {
  openingFloat: { sign: 1, gvType: 'Anfangsbestand', text: 'Anfangsbestand' },
  cashIn: { sign: 1, gvType: 'Einzahlung', text: 'Einlage' },
  cashOut: { sign: -1, gvType: 'Auszahlung', text: 'Entnahme' },
  pettyCashExpense: { sign: -1, gvType: 'Auszahlung', text: 'Ausgabe' },
  bankDeposit: { sign: -1, gvType: 'Geldtransit', text: 'Bankeinzahlung' },
  privateDeposit: { sign: 1, gvType: 'Privateinlage', text: 'Privateinlage' },
  privateWithdrawal: { sign: -1, gvType: 'Privatentnahme', text: 'Privatentnahme' },
  tipPayout: { sign: -1, gvType: 'Auszahlung', text: 'Trinkgeld ausgezahlt' },
};

/** One entry of the cash book, in the order of its number; `amountCents` is negative when money leaves the drawer. */
export interface CashEntry {
  readonly number: number;
  readonly key: string;
  readonly kind: CashMovementKind | 'sale';
  readonly gvType: string;
  readonly amountCents: number;
  readonly reason: string;
  readonly atMs: number;
  readonly by: string;
  readonly receiptNumber?: number;
}

import type { DayTab, MovementKind } from './day-facts.ts';
import type { Amount, ReceiptState } from './till-state.ts';

/** The pages of the day, as they stand on the screen. */
export interface DayState {
  readonly tab: DayTab;
  readonly isBusy: boolean;
  readonly problem?: string;
  readonly may: { readonly move: boolean; readonly close: boolean; readonly export: boolean };
  readonly expected?: Amount;
  readonly kinds: readonly { readonly kind: MovementKind; readonly text: string; readonly goesOut: boolean }[];
  readonly movements: readonly {
    readonly number: number;
    readonly time: string;
    readonly text: string;
    readonly reason: string;
    readonly amount: Amount;
  }[];
  readonly next?: {
    readonly number: number;
    readonly openSales: readonly { readonly id: string; readonly total: Amount }[];
    readonly expected: Amount;
    readonly cards: Amount;
    readonly figures: readonly Figure[];
    readonly outages: readonly string[];
  };
  readonly closings: readonly {
    readonly number: number;
    readonly title: string;
    readonly time: string;
    readonly turnover: Amount;
    readonly difference: Amount;
  }[];
  readonly shown?: {
    readonly number: number;
    readonly title: string;
    readonly paper?: NonNullable<ReceiptState['paper']>;
    readonly print?: string;
  };
}

export interface Figure {
  readonly name: string;
  readonly amount: Amount;
}
